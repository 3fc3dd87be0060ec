/** audiences.archive, audiences.restore: put an audience away, and take it into use again. */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { audienceView } from './audience-view.js';
import type { Audience } from './audience.js';

export const archiveAudience: ActHandler<'audiences.archive'> = async (context, { audienceId }) => {
  const audience = await lockAudience(context, audienceId);
  if (audience.archivedAt) return audienceView(context.stores, audience);
  const uses = await context.stores.audiences.attachedTo(audienceId);
  if (uses.length > 0)
    throw inUse(
      audience,
      uses.map(({ id }) => encodeId('campaign', id)),
    );
  return save(context, { ...audience, archivedAt: context.now });
};

export const restoreAudience: ActHandler<'audiences.restore'> = async (context, { audienceId }) => {
  const audience = await lockAudience(context, audienceId);
  return save(context, { ...audience, archivedAt: null });
};

/** @throws Refusal `not_found` */
export async function lockAudience({ stores }: ActContext, audienceId: string): Promise<Audience> {
  const audience = await stores.audiences.lock(audienceId);
  if (!audience) throw notFound('audience', encodeId('audience', audienceId));
  return audience;
}

async function save({ stores }: ActContext, audience: Audience) {
  await stores.audiences.save(audience);
  return audienceView(stores, audience);
}

function inUse({ name }: Audience, campaignIds: readonly string[]): Refusal {
  return new Refusal(
    'wrong_state',
    `“${name}” is used by ${campaignIds.slice(0, 3).join(', ')}${campaignIds.length > 3 ? ' …' : ''}.`,
    'Detach it (campaigns.detach_audience), or wait until the campaign is over.',
  );
}
