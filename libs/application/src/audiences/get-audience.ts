/** audiences.get: one audience. */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores, Stores } from '../persistence/stores.js';
import { audienceView } from './audience-view.js';
import type { Audience } from './audience.js';

export const getAudience: ReadHandler<'audiences.get'> = async ({ stores }, { audienceId }) =>
  audienceView(stores, await audienceOrRefuse(stores, audienceId));

/** @throws Refusal `not_found` */
export async function audienceOrRefuse(
  stores: Pick<ReadStores, 'audiences'>,
  audienceId: string,
): Promise<Audience> {
  const audience = await stores.audiences.byId(audienceId);
  if (!audience) throw notFound('audience', encodeId('audience', audienceId));
  return audience;
}

/**
 * One that a campaign may address. Nobody archives it before this transaction ends.
 *
 * @throws Refusal `not_found` or `wrong_state`
 */
export async function audienceInUse(
  stores: Pick<Stores, 'audiences'>,
  audienceId: string,
): Promise<Audience> {
  const audience = await stores.audiences.lock(audienceId);
  if (!audience) throw notFound('audience', encodeId('audience', audienceId));
  if (!audience.archivedAt) return audience;
  throw new Refusal(
    'wrong_state',
    `The audience “${audience.name}” is archived.`,
    'Take it into use again with audiences.restore, or choose another one.',
  );
}
