/** What do other rooms need of versions? */
import { getVersion, listVersions } from './read-versions.js';

export type * from './version-store.port.js';

export const versionHandlers = {
  'sequences.versions': listVersions,
  'sequences.get_version': getVersion,
};
