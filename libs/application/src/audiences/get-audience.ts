/** audiences.get: one audience. */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
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
