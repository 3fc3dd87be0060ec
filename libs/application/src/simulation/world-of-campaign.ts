/** From which world does a simulation of this campaign start? Everybody who competes for the same lanes is in it. */
import {
  contactMemoryDays,
  type Counted,
  inZone,
  INVITE_NOTE,
  type SendingWindow,
  type SimulatedAccount,
  type SimulatedLead,
  type SimulatedUse,
  type SimulatedWorld,
  TOUCH_STEP_KINDS,
} from '#domain';
import { useQuestion } from '../budget/use-question.js';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import type { DueEnrollment } from '../engine/due-enrollment-store.port.js';
import { factsOf } from '../engine/facts-of-enrollment.js';
import type { ReadStores } from '../persistence/stores.js';
import { createWordsCheck } from './words-check.js';
import { peopleOfDraft, tooMany } from './people-of-draft.js';
import type { InSequence, SharingCampaign } from './simulation-reads.port.js';

/** Of the campaign itself, and with those who share its accounts. */
const MOST_PEOPLE = 20_000;
const MOST_TOGETHER = 50_000;

export interface CampaignWorld {
  readonly world: SimulatedWorld;
  readonly people: number;
  readonly sharing: readonly SharingCampaign[];
  readonly enrollments: ReadonlyMap<string, DueEnrollment>;
  /** What is taken for granted, in words. */
  readonly assumptions: readonly string[];
}

export async function worldOfCampaign(
  stores: ReadStores,
  campaign: CampaignRecord,
  now: Temporal.Instant,
): Promise<CampaignWorld> {
  const assumptions: string[] = [];
  const found = await stores.simulation.campaigns(campaign.id);
  const own = found.find(({ id }) => id === campaign.id);
  if (!own) throw new Error('The campaign that is simulated is gone.');
  const others = found.filter(({ id }) => id !== campaign.id);
  const isBegun = campaign.sequenceVersionId !== null;
  if (isBegun && own.active > MOST_PEOPLE) throw tooMany(own.active, MOST_PEOPLE);
  const draft = isBegun ? undefined : await peopleOfDraft(stores, campaign, MOST_PEOPLE, now);
  if (draft) assumptions.push(`It is launched ${campaign.scheduledAt ? 'as scheduled' : 'now'}.`);
  if (draft && draft.leftOut > 0)
    assumptions.push(`${draft.leftOut} of the audiences are left out, as the launch would do.`);
  if (campaign.status === 'paused') assumptions.push('It is resumed now.');

  const together = others.reduce((sum, { active }) => sum + active, own.active);
  const isCrowded = together > MOST_TOGETHER;
  if (isCrowded)
    assumptions.push(
      `Other campaigns on the same accounts have ${together - own.active} people, too many to be simulated along: it goes slower than shown.`,
    );
  const along = isCrowded ? [] : others;
  const loaded = await stores.simulation.people([...(draft ? [] : [own]), ...along].map(({ id }) => id));
  const people = [...(draft?.people ?? []), ...loaded];

  const accountIds = [
    ...new Set([
      ...campaign.accountIds,
      ...people.flatMap(({ enrollment, open }) => [
        ...Object.values(enrollment.accountIds),
        ...(open ? [open.accountId] : []),
      ]),
    ]),
  ];
  const accounts = await stores.simulation.accounts(accountIds);
  const enrollments = new Map(people.map(({ enrollment }) => [enrollment.id, enrollment]));
  const hours = createHours([own, ...along]);
  assumptions.push(
    'Every send succeeds at its slot, inboxes are read in time, and a task is done when it is due.',
    'Nobody else enters, and nothing is changed meanwhile.',
  );
  return {
    world: {
      now,
      accounts,
      lanes: await stores.simulation.lanes(accountIds),
      uses: await usesOf(stores, accounts, now),
      campaigns: [own, ...along].map(({ id, weight, dailyCap, used }) => ({ id, weight, dailyCap, used })),
      leads: people.map((person) => toLead(person, hours)),
      ...(await contactsOf(stores, people, now)),
      troubleWithWords: createWordsCheck(enrollments),
    },
    people: people.filter(({ enrollment }) => enrollment.campaignId === campaign.id).length,
    sharing: others,
    enrollments,
    assumptions,
  };
}

function toLead(person: InSequence, hoursOf: Hours): SimulatedLead {
  const { enrollment, open, paused, suppressed, dueAt } = person;
  const { identityId, timeZone } = enrollment;
  return {
    enrollmentId: enrollment.id,
    leadId: enrollment.leadId,
    campaignId: enrollment.campaignId,
    identityId,
    companyId: enrollment.companyId,
    graph: enrollment.graph,
    position: enrollment.position,
    facts: factsOf(enrollment),
    contacted: enrollment.touches.some(({ state }) => state === 'sent'),
    dueAt,
    accountIds: enrollment.accountIds,
    windows: hoursOf(enrollment.campaignId, timeZone),
    recipientDomain: domainOf(enrollment.targets.email?.value),
    open,
    heldBy: suppressed ? 'suppressed' : paused ? 'enrollment_paused' : null,
  };
}

/** What the contact policy of the workspace counts already. */
async function contactsOf(
  { simulation }: Pick<ReadStores, 'simulation'>,
  people: readonly InSequence[],
  now: Temporal.Instant,
): Promise<Pick<SimulatedWorld, 'contactPolicy' | 'contacts'>> {
  const contactPolicy = await simulation.contactPolicy();
  const days = contactMemoryDays(contactPolicy);
  if (days === null) return { contactPolicy, contacts: [] };
  const leadIds = [...new Set(people.map(({ enrollment }) => enrollment.leadId))];
  return { contactPolicy, contacts: await simulation.contacts(leadIds, now.subtract({ hours: 24 * days })) };
}

type Hours = (campaignId: string, timeZone: string | null) => readonly SendingWindow[];

const ALWAYS: readonly SendingWindow[] = [];

/** One list for all that share their hours: it is asked once, not once for each of them. */
function createHours(campaigns: readonly SharingCampaign[]): Hours {
  const byCampaign = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const known = new Map<string, readonly SendingWindow[]>();
  return (campaignId, timeZone) => {
    const campaign = byCampaign.get(campaignId);
    if (!campaign?.window) return ALWAYS;
    const zone = campaign.inLeadZone ? timeZone : null;
    const key = `${campaignId} ${zone ?? ''}`;
    const windows = known.get(key) ?? [inZone(campaign.window, zone)];
    known.set(key, windows);
    return windows;
  };
}

/** Of every kind that an account may do, of notes, and of the domains that it wrote to. */
async function usesOf(
  stores: Pick<ReadStores, 'accounts' | 'simulation'>,
  accounts: readonly SimulatedAccount[],
  now: Temporal.Instant,
): Promise<readonly SimulatedUse[]> {
  const items: readonly Counted[] = [...TOUCH_STEP_KINDS, INVITE_NOTE];
  const questions = accounts.flatMap(({ id, zone, limits }) =>
    items.map((item) => useQuestion(id, item, limits, { now, zone })),
  );
  const uses = await stores.accounts.uses(questions);
  const found = questions.flatMap(({ accountId, item }, index) => {
    const use = uses[index];
    return use ? [{ accountId, item, use }] : [];
  });
  return [...found, ...(await stores.simulation.domainUses(accounts.map(({ id }) => id)))];
}

/** Of `ada@mail.example`: `mail.example`. */
const domainOf = (address: string | undefined): string | null =>
  address === undefined ? null : address.slice(address.lastIndexOf('@') + 1).toLowerCase();
