/** Into which audience does a file go? The static one of that name; a new one when there is none. */
import { encodeId, Refusal } from '#contracts';
import type { Audience } from '../../audiences/audience.js';
import type { ReadStores } from '../../persistence/stores.js';

/** @throws Refusal `conflict` when an audience by filter has the name */
export async function audienceNamed(
  stores: Pick<ReadStores, 'audiences'>,
  name: string,
  newId: () => string,
  now: Temporal.Instant,
): Promise<{ readonly audience: Audience; readonly exists: boolean }> {
  const known = await stores.audiences.byName(name);
  if (known?.kind === 'filter') {
    throw new Refusal(
      'conflict',
      `“${name}” is an audience by filter (${encodeId('audience', known.id)}); leads cannot be added to it. Nothing was imported.`,
      'Import into a static audience, or choose another name.',
      [{ path: 'audienceName', message: 'Belongs to an audience by filter.' }],
    );
  }
  if (known) return { audience: known, exists: true };
  return {
    audience: { id: newId(), name, kind: 'static', filter: null, createdAt: now, archivedAt: null },
    exists: false,
  };
}
