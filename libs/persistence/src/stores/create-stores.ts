/** Which stores does a transaction offer? Each room adds its own line; a missing one does not compile. */
import type { ReadStores, Stores } from '#application';
import type { Db } from '../database/db.js';
import { createEventLog } from '../events/event-log.js';

export function createReadStores(_db: Db): ReadStores {
  return {};
}

export function createStores(db: Db): Stores {
  return {
    ...createReadStores(db),
    events: createEventLog(db),
  };
}
