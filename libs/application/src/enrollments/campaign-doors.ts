/**
 * campaigns.attach_audience, campaigns.detach_audience, campaigns.set_caps: who may enter a campaign, and how many?
 *
 * A draft takes any change. Once it is launched, a change that lets in more people than were decided on is a risky act: where
 * a person must agree it is refused, and only what lets in fewer is done.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import type { CampaignAudience, CampaignRecord } from '../campaigns/campaign-store.port.js';
import { lockCampaign, toCampaignView } from '../campaigns/campaign-view.js';
import { audienceInUse } from '../audiences/get-audience.js';
import type { ActContext, ActHandler } from '../operations/operation-context.js';

/** Of one campaign. */
const MOST_AUDIENCES = 20;

export const attachAudience: ActHandler<'campaigns.attach_audience'> = async (context, input) => {
  const { stores } = context;
  const before = await lockCampaign(stores.campaigns, input.campaignId);
  const audience = await audienceInUse(stores, input.audienceId);
  const known = before.audiences.find(({ id }) => id === audience.id);
  const others = before.audiences.filter(({ id }) => id !== audience.id);
  if (others.length >= MOST_AUDIENCES) throw tooMany();
  const audiences = [...others, { id: audience.id, live: input.live }].sort(byId);
  return change(context, { ...before, audiences }, input.live && !known?.live);
};

/** Nobody is stopped: who was enrolled from it stays. */
export const detachAudience: ActHandler<'campaigns.detach_audience'> = async (context, input) => {
  const before = await lockCampaign(context.stores.campaigns, input.campaignId);
  if (!before.audiences.some(({ id }) => id === input.audienceId)) {
    throw notFound('audience', encodeId('audience', input.audienceId));
  }
  const audiences = before.audiences.filter(({ id }) => id !== input.audienceId);
  return change(context, { ...before, audiences }, false);
};

/** What is left out stays as it was. */
export const setCaps: ActHandler<'campaigns.set_caps'> = async (context, input) => {
  const before = await lockCampaign(context.stores.campaigns, input.campaignId);
  const {
    maxEnrollments = before.maxEnrollments,
    maxEnrollmentsPerDay = before.maxEnrollmentsPerDay,
    dailyCap = before.dailyCap,
  } = input;
  const lets =
    isMore(before.maxEnrollments, maxEnrollments) ||
    isMore(before.maxEnrollmentsPerDay, maxEnrollmentsPerDay);
  // It counts from the beginning of the day: what went out before there was a cap was not counted for it.
  if (before.dailyCap === null && dailyCap !== null)
    await context.stores.campaigns.countToday(before.id, context.now);
  // What waits for tomorrow alone may go today after all.
  if (isMore(before.dailyCap, dailyCap)) await context.stores.campaigns.wakeSpent(before.id, context.now);
  return change(context, { ...before, maxEnrollments, maxEnrollmentsPerDay, dailyCap }, lets);
};

async function change({ stores }: ActContext, campaign: CampaignRecord, letsInMore: boolean) {
  refuseEnded(campaign);
  if (letsInMore && campaign.status !== 'draft') await refuseWithoutConsent(stores);
  await stores.campaigns.save(campaign);
  await stores.plans.voidLaunches(campaign.id);
  return toCampaignView(stores.campaigns, campaign);
}

const byId = (left: CampaignAudience, right: CampaignAudience): number => (left.id < right.id ? -1 : 1);
const isMore = (before: number | null, after: number | null): boolean =>
  (after ?? Infinity) > (before ?? Infinity);

/** @throws Refusal `needs_approval` where a person must agree before people are written to. */
export async function refuseWithoutConsent(stores: Pick<ActContext['stores'], 'plans'>): Promise<void> {
  if ((await stores.plans.policy()) === 'auto') return;
  throw new Refusal(
    'needs_approval',
    'This would let in people whom nobody agreed to, and in this workspace a person must agree first.',
    'Plan it: name the people with campaigns.plan_enroll, or change a draft and have its launch approved.',
  );
}

function refuseEnded({ name, status }: CampaignRecord): void {
  if (status !== 'completed' && status !== 'stopped') return;
  throw new Refusal(
    'wrong_state',
    `"${name}" is ${status}: nobody enters it any more.`,
    'Change a campaign that is a draft, scheduled, running or paused.',
  );
}

function tooMany(): Refusal {
  return new Refusal(
    'too_large',
    `A campaign has at most ${MOST_AUDIENCES} audiences.`,
    'Detach one first, or put their leads into one audience.',
  );
}
