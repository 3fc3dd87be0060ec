/**
 * How do chosen people get into a campaign?
 *
 * The one way in, for a launch, a push and a live audience: as many as the caps leave places for, in the order given; the
 * others wait. The caller holds the campaign, so no two of them fill the same place, and appends the events.
 */
import type { NewEvent } from '#contracts';
import { localDay } from '#domain';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import type { ActContext } from '../operations/operation-context.js';
import type { EnrolledLead } from './enrollment-store.port.js';
import { placesLeft } from './places.js';

export interface MemberToEnroll {
  readonly leadId: string;
  readonly identityId: string;
}

export interface EnrolledMembers {
  readonly enrolled: readonly EnrolledLead[];
  /** Over a cap: they enter later. */
  readonly over: readonly MemberToEnroll[];
  /** Had a place and may not be written to any more. */
  readonly dropped: readonly string[];
}

export type EnrollContext = Pick<ActContext, 'stores' | 'now' | 'newId'>;

/** Places on the day of `at`; those who wait already go before anybody who comes now. */
export async function openPlaces(
  { stores, now }: EnrollContext,
  campaign: CampaignRecord,
  at: Temporal.Instant = now,
): Promise<number> {
  return placesLeft(campaign, await stores.entries.entered(campaign.id, await dayOf(stores, at)));
}

export async function enrollMembers(
  { stores, now, newId }: EnrollContext,
  campaign: CampaignRecord,
  start: { readonly sequenceVersionId: string; readonly stepId: string; readonly dueAt: Temporal.Instant },
  members: readonly MemberToEnroll[],
  places: number,
): Promise<EnrolledMembers> {
  const taken = members.slice(0, places);
  const enrolled = await stores.enrollments.start({
    ...start,
    campaignId: campaign.id,
    now,
    exclude: campaign.exclude ?? {},
    members: taken.map((member) => ({ ...member, enrollmentId: newId() })),
  });
  await stores.entries.count(campaign.id, await dayOf(stores, start.dueAt), enrolled.length);
  const inside = new Set(enrolled.map(({ leadId }) => leadId));
  return {
    enrolled,
    over: members.slice(places),
    dropped: taken.map(({ leadId }) => leadId).filter((leadId) => !inside.has(leadId)),
  };
}

export const startedEvents = (campaignId: string, enrolled: readonly EnrolledLead[]): NewEvent[] =>
  enrolled.map((lead): NewEvent => ({ type: 'enrollment.started', data: { campaignId, ...lead } }));

async function dayOf(stores: EnrollContext['stores'], now: Temporal.Instant): Promise<string> {
  const { timeZone } = await stores.workspace.get();
  return localDay(now, timeZone);
}
