/** Who and what takes part in one run, and how do they stand? Changed by the run alone. */
import { DEFAULT_NOTE_POLICY } from '../budget/note-policy.js';
import { type Candidate, type LaneDeficits, PRIORITY } from '../pacing/lane.js';
import type { DeferralReason } from '../pacing/reasons.js';
import type { SendingWindow } from '../pacing/window.js';
import type { EnrollmentFacts, EnrollmentPosition, PastTouch } from '../sequence/advance.js';
import { seededRandom } from '../random/seeded-random.js';
import { type StepId, stepById, type TouchStep, type TouchStepKind } from '../sequence/graph.js';
import { channelOf } from '../touch/touch.js';
import { type Answers, answersOf } from './answers.js';
import type { OpenReason } from './open-reasons.js';
import type { SimulatedPath, SimulatedSend } from './run.js';
import { createStrand, type Strand } from './strand.js';
import type { Purchaser } from './virtual-ledger.js';
import type {
  SimulatedAccount,
  SimulatedCampaign,
  SimulatedLane,
  SimulatedLead,
  SimulatedWorld,
  SimulationRules,
} from './world.js';

export interface LeadState {
  readonly lead: SimulatedLead;
  readonly campaign: SimulatedCampaign;
  readonly answers: Answers;
  /** As `advance` reads them; `touches` grows. */
  readonly facts: { -readonly [Fact in keyof EnrollmentFacts]: EnrollmentFacts[Fact] } & {
    touches: Record<StepId, PastTouch>;
  };
  readonly sends: SimulatedSend[];
  readonly failed: { readonly stepId: StepId; readonly reason: string }[];
  /** What its next text lacks. */
  lacks: readonly string[];
  /** Fields that its sequence set. */
  set: Readonly<Record<string, string>>;
  position: EnrollmentPosition;
  contacted: boolean;
  open: PlannedTouch | null;
  /** When it wants to be looked at next; an earlier wish counts, a later one is forgotten. */
  wakesAt: number | null;
  end: SimulatedPath['end'];
  endedAt: number | null;
}

export interface PlannedTouch {
  readonly lead: LeadState;
  readonly step: TouchStep;
  readonly lane: LaneState;
  readonly priority: number;
  /** By which touches of one instant keep their order. */
  readonly order: number;
  readonly id: string;
  /** Of its strand: one campaign, one priority and one set of hours. */
  readonly strand: string;
  readonly purchaser: Purchaser;
  dueAt: number;
  /** Null while it waits. */
  slotAt: number | null;
  reason: DeferralReason | null;
  /** As allocation reads it; made anew when it is put off. */
  candidate: Candidate | null;
}

/** Before a domain that had its day's worth. */
export interface Gate {
  opensAt: number;
  /** Whoever left meanwhile is found out when it opens. */
  readonly shut: PlannedTouch[];
}

export interface LaneState {
  readonly account: SimulatedAccount;
  readonly kind: TouchStepKind;
  readonly strands: Map<string, Strand<PlannedTouch>>;
  readonly waiting: Map<string, PlannedTouch>;
  /** Those of them that wait for a domain, where the account limits those. */
  readonly byDomain: Map<string, Set<PlannedTouch>>;
  readonly gates: Map<string, Gate>;
  /** The first of them. */
  gateOpensAt: number;
  nextSlotAt: Temporal.Instant;
  /** Infinity: nobody looks of their own accord. */
  lookAt: number;
  /** Until then no look could give out a slot; see `isDeaf`. */
  deafUntil: number;
  deficits: LaneDeficits;
  reason: DeferralReason | null;
  /** Of its gaps: what other lanes do makes no difference. */
  readonly random: () => number;
}

export interface Stage {
  readonly leads: readonly LeadState[];
  laneOf(accountId: string, kind: TouchStepKind): LaneState;
  /** Wants a touch for a step now. */
  plan(lead: LeadState, step: TouchStep): PlannedTouch;
}

export function createStage(world: SimulatedWorld, { seed, rates }: SimulationRules): Stage {
  const accounts = new Map(world.accounts.map((account) => [account.id, account]));
  const campaigns = new Map(world.campaigns.map((campaign) => [campaign.id, campaign]));
  const known = new Map(world.lanes.map((lane) => [`${lane.accountId}/${lane.kind}`, lane]));
  const lanes = new Map<string, LaneState>();
  // Of those that wait already the older one comes first, as in the engine.
  const waiting = world.leads.flatMap(({ open }) => open?.id ?? []).sort();
  const orders = new Map(waiting.map((id, order) => [id, order]));
  let planned = waiting.length;

  const laneOf = (accountId: string, kind: TouchStepKind): LaneState => {
    const key = `${accountId}/${kind}`;
    const made = lanes.get(key);
    if (made) return made;
    const account = accounts.get(accountId);
    if (!account) throw new Error(`The simulation knows no account ${accountId}.`);
    const lane = laneFrom(account, kind, known.get(key), world.now, seed);
    lanes.set(key, lane);
    return lane;
  };

  const leads = world.leads.map((lead): LeadState => {
    const campaign = campaigns.get(lead.campaignId);
    if (!campaign) throw new Error(`The simulation knows no campaign ${lead.campaignId}.`);
    const state: LeadState = {
      lead,
      campaign,
      answers: answersOf(seed, lead.enrollmentId, rates),
      facts: { ...lead.facts, touches: { ...lead.facts.touches } },
      sends: [],
      failed: [],
      lacks: [],
      set: {},
      position: lead.position,
      contacted: lead.contacted,
      open: null,
      wakesAt: null,
      end: 'open',
      endedAt: null,
    };
    const { open } = lead;
    if (open && open.state !== 'stuck') {
      const step = stepById(lead.graph, open.stepId) as TouchStep;
      const lane = laneOf(open.accountId, open.kind);
      state.open = {
        lead: state,
        step,
        lane,
        priority: open.priority,
        ...labelsOf(state, open.priority, orders.get(open.id) ?? 0),
        purchaser: purchaserOf(state, step, lane),
        dueAt: open.dueAt.epochMilliseconds,
        slotAt: open.slotAt?.epochMilliseconds ?? null,
        reason: open.reason,
        candidate: null,
      };
    }
    return state;
  });

  return {
    leads,
    laneOf,
    plan(lead, step) {
      const channel = channelOf(step.kind);
      const accountId = channel === 'manual' ? undefined : lead.lead.accountIds[channel];
      if (accountId === undefined) throw new Error(`Nobody speaks to ${lead.lead.leadId} by ${step.kind}.`);
      const lane = laneOf(accountId, step.kind);
      const priority = lead.contacted ? PRIORITY.followUp : PRIORITY.firstContact;
      return {
        lead,
        step,
        lane,
        priority,
        ...labelsOf(lead, priority, (planned += 1)),
        purchaser: purchaserOf(lead, step, lane),
        dueAt: 0,
        reason: null,
        slotAt: null,
        candidate: null,
      };
    },
  };
}

function laneFrom(
  account: SimulatedAccount,
  kind: TouchStepKind,
  known: SimulatedLane | undefined,
  now: Temporal.Instant,
  seed: string,
): LaneState {
  return {
    account,
    kind,
    strands: new Map(),
    waiting: new Map(),
    byDomain: new Map(),
    gates: new Map(),
    gateOpensAt: Infinity,
    nextSlotAt: known?.nextSlotAt ?? now,
    lookAt: Infinity,
    deafUntil: 0,
    random: seededRandom(`${seed}/${account.id}/${kind}`),
    deficits: known?.deficits ?? {},
    reason: null,
  };
}

/** From now on it waits for a slot. */
export function wait(touch: PlannedTouch): void {
  const { lane } = touch;
  let strand = lane.strands.get(touch.strand);
  if (!strand) lane.strands.set(touch.strand, (strand = createStrand()));
  strand.add(touch);
  lane.waiting.set(touch.id, touch);
  const domain = limitedDomainOf(touch);
  if (domain === null) return;
  const others = lane.byDomain.get(domain);
  if (others) others.add(touch);
  else lane.byDomain.set(domain, new Set([touch]));
}

/** It has a slot, stands behind a gate, or is not wanted any more. */
export function leave(touch: PlannedTouch): void {
  const { lane } = touch;
  if (!lane.waiting.delete(touch.id)) return;
  const strand = lane.strands.get(touch.strand);
  strand?.remove(touch);
  if (strand?.size === 0) lane.strands.delete(touch.strand);
  const domain = limitedDomainOf(touch);
  if (domain !== null) lane.byDomain.get(domain)?.delete(touch);
}

/** Null where nobody limits what goes to it. */
const limitedDomainOf = ({ lane, lead: { lead } }: PlannedTouch): string | null =>
  lane.kind === 'email' && lane.account.limits.perRecipientDomain !== null ? lead.recipientDomain : null;

/** The heads of the strands, as the engine reads them: at most so many of each, whoever waits longest first. */
export function headsOf({ strands }: LaneState, most: number): Candidate[] {
  return [...strands.values()]
    .flatMap((strand) => strand.first(most))
    .sort((one, other) => one.dueAt - other.dueAt || one.order - other.order)
    .map((touch) => (touch.candidate ??= candidateOf(touch)));
}

function candidateOf(touch: PlannedTouch): Candidate {
  const { lead, campaign } = touch.lead;
  return {
    touchId: touch.id,
    dueAt: Temporal.Instant.fromEpochMilliseconds(touch.dueAt),
    priority: touch.priority,
    campaign,
    recipientDomain: touch.step.kind === 'email' ? (lead.recipientDomain ?? undefined) : undefined,
    windows: lead.windows,
  };
}

const zones = new WeakMap<readonly SendingWindow[], string>();

function labelsOf({ lead }: LeadState, priority: number, order: number) {
  let hours = zones.get(lead.windows);
  if (hours === undefined) zones.set(lead.windows, (hours = JSON.stringify(lead.windows)));
  return { order, id: String(order), strand: `${lead.campaignId}/${priority}/${hours}` };
}

/** As they stand at `at`, when the run is over. */
export function pathOf(state: LeadState, at: number): SimulatedPath {
  const { lead, sends, failed, end, endedAt, position, facts } = state;
  return {
    lead,
    sends,
    failed,
    end,
    endedAt,
    accepted: facts.invitationAccepted && !lead.facts.invitationAccepted,
    stepId: position.stepId,
    openBecause: end === 'open' ? openBecause(state, at) : null,
    lacks: end === 'open' ? state.lacks : [],
  };
}

function openBecause({ lead, open, lacks }: LeadState, at: number): OpenReason {
  if (lead.heldBy !== null) return lead.heldBy;
  if (lead.open?.state === 'stuck') return 'awaiting_decision';
  if (open === null) return lacks.length > 0 ? 'missing_value' : 'beyond_horizon';
  const { blockedBy } = open.lane.account;
  if (blockedBy !== null) return blockedBy;
  if (open.slotAt !== null) return 'beyond_horizon';
  // Its own reason holds while it may not go yet; after that it is its lane that holds back.
  const isItsOwn = open.dueAt > at || !open.lane.waiting.has(open.id);
  return (isItsOwn ? open.reason : open.lane.reason) ?? 'beyond_horizon';
}

const together = new WeakMap<
  readonly SendingWindow[],
  WeakMap<readonly SendingWindow[], readonly SendingWindow[]>
>();

/** One list for all that share it. */
export function windowsOf({ lane, lead }: Pick<PlannedTouch, 'lane' | 'lead'>): readonly SendingWindow[] {
  const ofLane = lane.account.windows;
  const ofLead = lead.lead.windows;
  if (ofLead.length === 0) return ofLane;
  let known = together.get(ofLane);
  if (!known) together.set(ofLane, (known = new WeakMap()));
  let both = known.get(ofLead);
  if (!both) known.set(ofLead, (both = [...ofLane, ...ofLead]));
  return both;
}

function purchaserOf(
  { lead, campaign }: LeadState,
  step: TouchStep,
  { account, kind }: LaneState,
): Purchaser {
  return {
    account,
    campaign,
    kind,
    hasNote: step.kind === 'linkedin_invite' && step.note !== undefined && step.note !== '',
    notePolicy: (step.kind === 'linkedin_invite' ? step.whenNotesSpent : undefined) ?? DEFAULT_NOTE_POLICY,
    recipientDomain: kind === 'email' ? lead.recipientDomain : null,
  };
}
