/** How is an audience shown? With its size at this moment. */
import type { OutputOf } from '#contracts';
import type { ReadStores } from '../persistence/stores.js';
import type { Audience } from './audience.js';

type AudienceView = OutputOf<'audiences.get'>;

export async function audienceView(
  stores: Pick<ReadStores, 'audiences'>,
  audience: Audience,
): Promise<AudienceView> {
  return {
    ...audience,
    campaigns: await stores.audiences.attachedTo(audience.id),
    filter: audience.filter as AudienceView['filter'],
    size: await stores.audiences.sizeOf(audience),
  };
}
