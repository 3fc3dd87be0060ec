/**
 * What is left of each budget in virtual time?
 *
 * Counts what a run takes beside what was taken before, and asks the same rules as allocation and the last gate. What the
 * limits of a lane leave is worked out once a day and counted down: each touch takes one of every limit that holds it.
 */
import { type Counted, dailyLimit, INVITE_NOTE, limitsOf } from '../budget/account-limits.js';
import type { NotePolicy } from '../budget/note-policy.js';
import { type Budget, type LimitState, tightest } from '../budget/budget.js';
import { CAMPAIGN_ITEM, domainItem, spend, type Spending } from '../budget/spend.js';
import type { Candidate, Room } from '../pacing/lane.js';
import type { DeferralReason } from '../pacing/reasons.js';
import type { TouchStepKind } from '../sequence/graph.js';
import { addUse, type BudgetCount, countFrom, usedOn, useOn } from './budget-count.js';
import type { VirtualDays } from './virtual-days.js';
import type { SimulatedAccount, SimulatedCampaign, SimulatedWorld } from './world.js';

export interface Purchaser {
  readonly account: SimulatedAccount;
  readonly campaign: SimulatedCampaign;
  readonly kind: TouchStepKind;
  readonly hasNote: boolean;
  readonly notePolicy: NotePolicy;
  /** Null where the channel has no domains. */
  readonly recipientDomain: string | null;
}

export interface VirtualLedger {
  /** What all limits leave a lane, with what is reserved counted as used. */
  budget(account: SimulatedAccount, kind: TouchStepKind, at: number): Budget;
  /** What is left for the domains among these, where the account limits them. */
  recipients(
    account: SimulatedAccount,
    kind: TouchStepKind,
    who: readonly Candidate[],
    at: number,
  ): Map<string, Room>;
  /** How many more one domain takes today; without a limit as many as there are. */
  roomOfDomain(account: SimulatedAccount, domain: string, at: number): number;
  /** What is left for the campaigns that have a limit of their own. */
  campaigns(account: SimulatedAccount, at: number): Map<string, Room>;
  /** A slot is given out to them, or given back. */
  reserve(purchaser: Purchaser, slots: 1 | -1): void;
  spend(purchaser: Purchaser, at: number): Spending;
  take(purchaser: Purchaser, items: readonly string[], at: number): void;
  /** Somebody accepted or it was taken back: one invitation less is unanswered. */
  answered(account: SimulatedAccount): void;
}

export function createVirtualLedger(world: SimulatedWorld, dayOf: VirtualDays): VirtualLedger {
  /** By account or campaign, then by what is counted. */
  const counts = new Map<string, Map<string, BudgetCount>>();
  /** By account, then by domain. */
  const domains = new Map<string, Map<string, BudgetCount>>();
  const countsOfTouch = new WeakMap<Purchaser, readonly BudgetCount[]>();
  const now = world.now.epochMilliseconds;
  const today = ({ zone }: { readonly zone: string }, at: number) => dayOf(zone, at).day;

  const countOf = (holderId: string, item: string): BudgetCount => entryOf(counts, holderId, item);
  const domainOf = (accountId: string, domain: string): BudgetCount => entryOf(domains, accountId, domain);
  const zones = new Map(world.accounts.map(({ id, zone }) => [id, zone]));
  for (const { accountId, item, use } of world.uses) {
    const [of, key] = isDomainItem(item)
      ? ([domains, domainOfItem(item)] as const)
      : ([counts, item] as const);
    entryOf(of, accountId, key, countFrom(use, dayOf(zones.get(accountId) ?? 'UTC', now).day));
  }
  for (const { id, used } of world.campaigns)
    countOf(id, CAMPAIGN_ITEM).days.push(...used.map((day) => ({ ...day })));

  const moment = ({ zone }: SimulatedAccount, at: number) => ({
    now: Temporal.Instant.fromEpochMilliseconds(at),
    zone,
  });
  const limits = (account: SimulatedAccount, item: Counted, at: number, reserved: number): LimitState[] =>
    limitsOf(
      item,
      account.limits,
      useOn(countOf(account.id, item), today(account, at), reserved),
      moment(account, at),
    );
  /** When it opens again nobody asks while there is room. */
  const ofDay = (
    cap: number,
    taken: number,
    reason: DeferralReason,
    account: SimulatedAccount,
    at: number,
  ): LimitState =>
    taken < cap ? { cap, taken, opensAt: null, reason } : dailyLimit(cap, taken, reason, moment(account, at));
  const roomOf = (cap: number, count: BudgetCount, account: SimulatedAccount, at: number): Room => {
    const taken = usedOn(count, today(account, at)) + count.reserved;
    return {
      room: Math.max(0, cap - taken),
      opensAt: dayOf(account.zone, at).end,
    };
  };
  const domainCap = (account: SimulatedAccount, kind: TouchStepKind): number | null =>
    kind === 'email' ? account.limits.perRecipientDomain : null;
  /** Every count that a slot of theirs is reserved in. */
  const countsOf = (purchaser: Purchaser): readonly BudgetCount[] => {
    const known = countsOfTouch.get(purchaser);
    if (known) return known;
    const { account, campaign, kind, recipientDomain } = purchaser;
    const all = [countOf(account.id, kind), countOf(campaign.id, CAMPAIGN_ITEM)];
    if (recipientDomain !== null) all.push(domainOf(account.id, recipientDomain));
    countsOfTouch.set(purchaser, all);
    return all;
  };

  return {
    budget(account, kind, at) {
      const count = countOf(account.id, kind);
      const { left } = count;
      if (left && at < left.until && left.budget.room > left.taken)
        return { ...left.budget, room: left.budget.room - left.taken };
      const worked = tightest(limits(account, kind, at, count.reserved));
      count.left = { budget: worked, until: dayOf(account.zone, at).endsAt, taken: 0 };
      return worked;
    },
    recipients(account, kind, who, at) {
      const rooms = new Map<string, Room>();
      const cap = domainCap(account, kind);
      if (cap === null) return rooms;
      for (const { recipientDomain: domain } of who)
        if (domain !== undefined && !rooms.has(domain))
          rooms.set(domain, roomOf(cap, domainOf(account.id, domain), account, at));
      return rooms;
    },
    roomOfDomain(account, domain, at) {
      const cap = account.limits.perRecipientDomain;
      return cap === null ? Infinity : roomOf(cap, domainOf(account.id, domain), account, at).room;
    },
    campaigns: (account, at) =>
      new Map(
        world.campaigns.flatMap(({ id, dailyCap }) =>
          dailyCap === null ? [] : [[id, roomOf(dailyCap, countOf(id, CAMPAIGN_ITEM), account, at)]],
        ),
      ),
    reserve(purchaser, slots) {
      for (const count of countsOf(purchaser)) {
        count.reserved += slots;
        if (count.left) count.left.taken += slots;
      }
    },
    spend({ account, campaign, kind, hasNote, notePolicy, recipientDomain }, at) {
      const day = today(account, at);
      const perDomain = domainCap(account, kind);
      const used = (holderId: string, item: string) => usedOn(countOf(holderId, item), day);
      return spend({
        kind,
        notePolicy,
        lane: holdsSlot(countOf(account.id, kind), at) ? [] : limits(account, kind, at, 0),
        note: hasNote ? limits(account, INVITE_NOTE, at, 0) : null,
        domain:
          perDomain === null || recipientDomain === null
            ? null
            : {
                name: recipientDomain,
                limit: ofDay(
                  perDomain,
                  usedOn(domainOf(account.id, recipientDomain), day),
                  'recipient_domain_spent',
                  account,
                  at,
                ),
              },
        campaign:
          campaign.dailyCap === null
            ? null
            : ofDay(campaign.dailyCap, used(campaign.id, CAMPAIGN_ITEM), 'campaign_spent', account, at),
      });
    },
    take(purchaser, items, at) {
      const { account, campaign, kind } = purchaser;
      const day = today(account, at);
      for (const item of items)
        addUse(
          isDomainItem(item)
            ? domainOf(account.id, domainOfItem(item))
            : countOf(item === CAMPAIGN_ITEM ? campaign.id : account.id, item),
          day,
        );
      // The slot that was reserved is a use now: nothing more is gone.
      for (const count of countsOf(purchaser)) count.reserved -= 1;
      if (kind === 'linkedin_invite') countOf(account.id, kind).pending += 1;
    },
    answered(account) {
      const count = countOf(account.id, 'linkedin_invite');
      count.pending = Math.max(0, count.pending - 1);
      count.left = null;
    },
  };
}

/** Its slot was given out today, and counted down from room that there was: the last gate will find it. */
const holdsSlot = ({ left, reserved }: BudgetCount, at: number): boolean =>
  left !== null && at < left.until && left.budget.room > 0 && left.taken <= left.budget.room && reserved > 0;

const DOMAIN = domainItem('');
const isDomainItem = (item: string): boolean => item.startsWith(DOMAIN);
const domainOfItem = (item: string): string => item.slice(DOMAIN.length);

function entryOf(
  of: Map<string, Map<string, BudgetCount>>,
  holderId: string,
  key: string,
  first?: BudgetCount,
): BudgetCount {
  let ofHolder = of.get(holderId);
  if (!ofHolder) of.set(holderId, (ofHolder = new Map<string, BudgetCount>()));
  let count = ofHolder.get(key);
  if (!count) ofHolder.set(key, (count = first ?? countFrom(undefined, '')));
  return count;
}
