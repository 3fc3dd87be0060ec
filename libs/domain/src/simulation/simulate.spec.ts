import fc from 'fast-check';
import { windows } from '../../../../test/support/arbitraries/windows.js';
import {
  account,
  emails,
  lead,
  OFFICE,
  RULES,
  START,
  world,
} from '../../../../test/support/simulated-world.js';
import { accountLimits } from '../budget/account-limits.js';
import { isOpenInAll } from '../pacing/window-intersection.js';
import type { SequenceGraph } from '../sequence/graph.js';
import { localDay } from '../time/local-day.js';
import type { SimulatedRun } from './run.js';
import { simulate } from './simulate.js';
import type { SimulatedWorld, SimulationRules } from './world.js';

function run(start: SimulatedWorld, rules: Partial<SimulationRules> = {}): SimulatedRun {
  const going = simulate(start, { ...RULES, ...rules });
  for (;;) {
    const step = going.next();
    if (step.done) return step.value;
  }
}
const sendsOf = ({ paths }: SimulatedRun) =>
  paths
    .flatMap(({ lead: who, sends }) => sends.map((send) => ({ ...send, who })))
    .sort((one, other) => one.at - other.at);
const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
const dayIn = (zone: string) => (ms: number) => localDay(instant(ms), zone);

const NETWORK: SequenceGraph = {
  start: 'invite',
  steps: [
    { id: 'invite', kind: 'linkedin_invite', next: 'accepted' },
    {
      id: 'accepted',
      kind: 'condition',
      if: { ask: 'invitation_accepted' },
      within: { days: 5 },
      then: 'message',
      else: 'mail',
    },
    { id: 'message', kind: 'linkedin_message', body: 'Hi.', next: 'end' },
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello.', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

const worlds = fc
  .record({
    people: fc.integer({ min: 1, max: 40 }),
    graph: fc.constantFrom(emails(1), emails(3), NETWORK),
    accounts: fc.array(
      fc.record({
        window: windows,
        cap: fc.integer({ min: 1, max: 12 }),
        week: fc.option(fc.integer({ min: 3, max: 30 })),
        perDomain: fc.option(fc.integer({ min: 1, max: 3 })),
        gap: fc.integer({ min: 0, max: 900 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    campaignCap: fc.option(fc.integer({ min: 1, max: 20 })),
    seed: fc.string({ minLength: 1, maxLength: 5 }),
    reply: fc.constantFrom(0, 0.3),
    acceptance: fc.constantFrom(0, 0.5),
    begunDays: fc.nat(3),
  })
  .map(({ people, graph, accounts, campaignCap, seed, reply, acceptance }) => {
    const all = accounts.map(({ window, cap, week, perDomain, gap }, index) =>
      account(`account${index}`, {
        windows: [window],
        zone: window.zone,
        gapSeconds: { min: gap, max: 2 * gap },
        limits: accountLimits(
          { email: cap, linkedin_invite: cap, linkedin_message: cap },
          { week: week === null ? {} : { email: week }, perRecipientDomain: perDomain },
        ),
      }),
    );
    const leads = Array.from({ length: people }, (_, index) =>
      lead(index, graph, `account${index % all.length}`, { recipientDomain: `d${index % 4}.test` }),
    );
    return {
      caps: accounts,
      campaignCap,
      start: world(all, leads, {
        campaigns: [{ id: 'campaign', weight: 1, dailyCap: campaignCap, used: [] }],
      }),
      rules: { seed, rates: { acceptance, reply }, days: 60 },
    };
  });

describe('a simulation', () => {
  it('sends inside the windows, after the gap, within every limit, and no step twice', () => {
    fc.assert(
      fc.property(worlds, ({ start, rules, caps, campaignCap }) => {
        const result = run(start, rules);
        const sends = sendsOf(result);
        const ofCampaign = new Map<string, number>();
        for (const [index, each] of start.accounts.entries()) {
          const day = dayIn(each.zone);
          const own = sends.filter(({ accountId }) => accountId === each.id);
          for (const [kind, ofKind] of Map.groupBy(own, (send) => send.kind)) {
            const perDay = Map.groupBy(ofKind, ({ at }) => day(at));
            for (const some of perDay.values())
              expect(some.length).toBeLessThanOrEqual(caps[index]?.cap ?? 0);
            ofKind.slice(1).forEach((send, before) => {
              expect(send.at - (ofKind[before]?.at ?? 0)).toBeGreaterThanOrEqual(each.gapSeconds.min * 1000);
            });
            if (kind !== 'email') continue;
            const domains = Map.groupBy(ofKind, ({ at, who }) => `${day(at)} ${who.recipientDomain ?? ''}`);
            for (const some of domains.values())
              expect(some.length).toBeLessThanOrEqual(caps[index]?.perDomain ?? Infinity);
            for (const { at } of ofKind) {
              const last = Temporal.PlainDate.from(day(at));
              const first = last.subtract({ days: 6 }).toString();
              const week = ofKind.filter((send) => day(send.at) >= first && day(send.at) <= last.toString());
              expect(week.length).toBeLessThanOrEqual(caps[index]?.week ?? Infinity);
            }
          }
          for (const { at } of own) expect(isOpenInAll(each.windows, instant(at))).toBe(true);
          for (const { at } of own) ofCampaign.set(day(at), (ofCampaign.get(day(at)) ?? 0) + 1);
        }
        const zones = new Set(start.accounts.map(({ zone }) => zone));
        if (zones.size === 1)
          for (const count of ofCampaign.values()) expect(count).toBeLessThanOrEqual(campaignCap ?? Infinity);
        for (const { sends: own, endedAt, end } of result.paths) {
          expect(new Set(own.map(({ stepId }) => stepId)).size).toBe(own.length);
          if (end === 'replied') for (const { at } of own) expect(at).toBeLessThanOrEqual(endedAt ?? 0);
        }
        expect(result.days.reduce((sum, { count }) => sum + count, 0)).toBe(sends.length);
      }),
      { numRuns: 60 },
    );
  });

  it('gets on: whoever is not at the end can say why, and with room for all everybody comes there', () => {
    fc.assert(
      fc.property(worlds, ({ start, rules }) => {
        for (const { end, endedAt, openBecause } of run(start, rules).paths) {
          expect(end === 'open').toBe(openBecause !== null);
          expect(end === 'open').toBe(endedAt === null);
        }
        const roomy = {
          ...start,
          accounts: start.accounts.map((each) => ({ ...each, windows: [OFFICE], zone: 'Europe/Paris' })),
        };
        const { paths } = run(roomy, { ...rules, days: 366 });
        expect(paths.filter(({ end }) => end === 'open')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('of the same seed says the same, of another world nothing, and changes nothing that it was given', () => {
    fc.assert(
      fc.property(worlds, ({ start, rules }) => {
        const before = JSON.stringify(start);
        const [one, other] = [run(start, rules), run(start, rules)];
        expect(JSON.stringify(one)).toBe(JSON.stringify(other));
        expect(JSON.stringify(start)).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps a person with the sender’s hours and those of the campaign on their own clock', () => {
    const tokyo = { ...OFFICE, zone: 'Asia/Tokyo' };
    const always = { ...OFFICE, weekdays: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '00:00', to: '24:00' }] };
    const start = world(
      [account('a', { windows: [always] })],
      [0, 1, 2].map((index) => lead(index, emails(2), 'a', { windows: index === 1 ? [tokyo] : [OFFICE] })),
    );
    for (const { lead: who, sends } of run(start).paths) {
      expect(sends).toHaveLength(2);
      for (const { at } of sends) expect(isOpenInAll(who.windows, instant(at))).toBe(true);
    }
  });

  it('follow-ups go before first contacts', () => {
    const start = world(
      // Mondays and Fridays: on Friday all of Monday's follow-ups wait already.
      [
        account('a', {
          limits: accountLimits({ email: 10 }, {}),
          windows: [{ ...OFFICE, weekdays: [1, 5] }],
        }),
      ],
      Array.from({ length: 40 }, (_, index) => lead(index, emails(2), 'a')),
    );
    const days = Map.groupBy(sendsOf(run(start)), ({ at }) => dayIn('Europe/Paris')(at));
    const friday = days.get('2026-03-06') ?? [];
    expect(friday.map(({ stepId }) => stepId)).toEqual(Array.from({ length: 10 }, () => 'mail1'));
  });

  it('says why somebody never finishes', () => {
    const reasonOf = (change: Parameters<typeof lead>[3], accounts = [account('a')]) =>
      run(world(accounts, [lead(0, emails(1), 'a', change)])).paths[0]?.openBecause;
    expect(reasonOf({ heldBy: 'enrollment_paused' })).toBe('enrollment_paused');
    expect(reasonOf({ heldBy: 'suppressed' })).toBe('suppressed');
    expect(reasonOf({}, [account('a', { blockedBy: 'account_needs_attention' })])).toBe(
      'account_needs_attention',
    );
    expect(reasonOf({}, [account('a', { limits: accountLimits({ email: 0 }, {}) })])).toBe('budget_spent');
    expect(reasonOf({}, [account('a', { windows: [OFFICE, { ...OFFICE, weekdays: [6] }] })])).toBe(
      'window_never_opens',
    );
    const held = { id: 't', stepId: 'mail0', kind: 'email', accountId: 'a', priority: 20 } as const;
    const stuck = { ...held, dueAt: START, state: 'stuck', slotAt: null, reason: null } as const;
    expect(reasonOf({ dueAt: null, open: stuck })).toBe('awaiting_decision');
    expect(run(world([account('a')], [lead(0, emails(9), 'a')]), { days: 10 }).paths[0]?.openBecause).toBe(
      'beyond_horizon',
    );
  });

  it('holds back whoever the contact policy protects, over all campaigns, and says until when', () => {
    const [ada, bob] = ['ada', 'bob'].map((identityId, index) =>
      lead(index, emails(1), 'a', { identityId, companyId: 'company', leadId: 'lead' }),
    );
    const start = world([account('a')], [ada, bob].filter(Boolean) as ReturnType<typeof lead>[], {
      contactPolicy: { person: { most: 2, days: 7 }, company: { days: 14 } },
      contacts: [
        { leadId: 'lead', companyId: 'company', identityId: 'ada', at: START.subtract({ hours: 24 }) },
      ],
    });
    const [first, second] = run(start).paths;
    // Ada spoke last, and may go on at once; Bob waits until that is fourteen days ago.
    expect(first?.sends.map(({ at }) => dayIn('Europe/Paris')(at))).toEqual(['2026-03-02']);
    expect(second?.sends.map(({ at }) => dayIn('Europe/Paris')(at))).toEqual(['2026-03-16']);
    expect(run(start, { days: 5 }).paths[1]?.openBecause).toBe('company_has_sender');
  });

  it('shuts a domain that had enough away, and lets in as many as it takes each day', () => {
    const start = world(
      [account('a', { limits: accountLimits({ email: 10 }, { perRecipientDomain: 2 }) })],
      Array.from({ length: 12 }, (_, index) =>
        lead(index, emails(1), 'a', { recipientDomain: index < 8 ? 'big.test' : `small${index}.test` }),
      ),
    );
    const days = Map.groupBy(sendsOf(run(start)), ({ at }) => dayIn('Europe/Paris')(at));
    expect([...days.values()].map((some) => some.length)).toEqual([6, 2, 2, 2]);
    // In their order, as they came.
    const order = [...days.values()].flat().map(({ who }) => who.leadId);
    expect(order.filter((id) => id < 'lead000008')).toEqual([...order].sort().slice(0, 8));
    expect(run(start, { days: 1 }).paths[7]?.openBecause).toBe('recipient_domain_spent');
  });

  it('an answer leads to the goal of a sequence that has one, and nothing queued goes out all the same', () => {
    const graph: SequenceGraph = {
      start: 'mail0',
      steps: [
        ...emails(2).steps.filter(({ kind }) => kind !== 'end'),
        { id: 'end', kind: 'end' },
        { id: 'goal', kind: 'goal', if: { ask: 'replied' }, next: 'thanks' },
        { id: 'thanks', kind: 'linkedin_message', body: 'Thank you.', next: 'end' },
      ],
    };
    const people = Array.from({ length: 10 }, (_, index) => {
      const one = lead(index, graph, 'a');
      return { ...one, facts: { ...one.facts, invitationAccepted: true } };
    });
    const { paths } = run(world([account('a')], people), { rates: { acceptance: 0, reply: 1 } });
    const led = paths.filter(({ sends }) => sends.some(({ stepId }) => stepId === 'thanks'));
    expect(led.length).toBeGreaterThan(5);
    for (const { end, sends } of led) {
      expect(end).toBe('finished');
      expect(sends.at(-1)?.stepId).toBe('thanks');
    }
  });

  it('waits where a text lacks a value, and says which', () => {
    const start = world([account('a')], [lead(0, emails(2), 'a')], {
      troubleWithWords: (_lead, { id }) => (id === 'mail1' ? { missing: ['job_title'] } : null),
    });
    expect(run(start).paths[0]).toMatchObject({
      sends: [{ stepId: 'mail0' }],
      openBecause: 'missing_value',
      lacks: ['job_title'],
    });
  });

  it('passes over a step whose words cannot be written, and says so', () => {
    const start = world([account('a')], [lead(0, emails(2), 'a')], {
      troubleWithWords: (_lead, { id }) => (id === 'mail0' ? { failure: 'note_too_long' } : null),
    });
    const [path] = run(start).paths;
    expect(path?.failed).toEqual([{ stepId: 'mail0', reason: 'note_too_long' }]);
    expect(path?.sends.map(({ stepId }) => stepId)).toEqual(['mail1']);
    expect(path?.end).toBe('finished');
  });

  it('reckons with acceptances and answers as often as it was told', () => {
    const limits = accountLimits({ linkedin_invite: 500, linkedin_message: 500, email: 500 }, {});
    const start = world(
      [account('a', { limits, gapSeconds: { min: 1, max: 1 } })],
      Array.from({ length: 1000 }, (_, index) => lead(index, NETWORK, 'a')),
    );
    const { paths } = run(start, { rates: { acceptance: 0.4, reply: 0.1 } });
    const share = (of: (path: (typeof paths)[number]) => boolean) => paths.filter(of).length / paths.length;
    expect(share(({ end }) => end === 'replied')).toBeGreaterThan(0.05);
    expect(share(({ end }) => end === 'replied')).toBeLessThan(0.13);
    expect(share(({ accepted }) => accepted)).toBeGreaterThan(0.3);
    expect(share(({ accepted }) => accepted)).toBeLessThan(0.45);
  });
});
