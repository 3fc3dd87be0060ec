/** The flow: windows, lanes, sequences, and what ends them. */
import { integration, type Mutation, unit } from '../mutation.ts';

const WINDOW = 'libs/domain/src/pacing/window.ts';
const LANES = 'libs/persistence/src/engine/lane-store.ts';
const SIGNALS = 'libs/application/src/engine/apply-signal.ts';
const UNSUBSCRIBE = 'libs/application/src/engine/unsubscribe.ts';
const lanes = (name: string) => integration('engine/lanes.spec.ts', name);
const signals = (name: string) => integration('engine/signals.spec.ts', name);
const windows = (name: string) => unit('libs/domain/src/pacing/window.spec.ts', name);
const allocation = (name: string) => unit('libs/domain/src/pacing/allocate.spec.ts', name);

export const FLOW: readonly Mutation[] = [
  {
    name: 'the end of a window is inside it',
    file: WINDOW,
    search: 'opening.from <= ms && ms < opening.to',
    replace: 'opening.from <= ms && ms <= opening.to',
    test: windows('the end is out'),
    why: 'Mail leaves after hours.',
  },
  {
    name: 'a skipped hour moves the window earlier',
    file: WINDOW,
    search: "disambiguation: 'compatible'",
    replace: "disambiguation: 'earlier'",
    test: windows('gap: not before the moved start'),
    why: 'On the night of the clock change mail leaves too early.',
  },
  {
    name: 'holidays are forgotten',
    file: WINDOW,
    search:
      '  if (window.holidays?.length && window.holidays.includes(dateOf(epochDay).toString())) return [];\n',
    replace: '',
    test: windows('a holiday is out'),
    why: 'People are written to on Christmas Day.',
  },
  {
    name: 'sends stand at the same instant',
    file: 'libs/domain/src/pacing/allocate.ts',
    search: 'nextSlotAt = chance.at.add({ milliseconds: gapMs(lane, round) });',
    replace: 'nextSlotAt = chance.at;',
    test: allocation('fills the horizon in the given order, a gap apart'),
    why: 'Twenty mails in one second look like what they are.',
  },
  {
    name: 'one reservation more than the day allows',
    file: 'libs/domain/src/pacing/allocate.ts',
    search: 'room: lane.budget.room - slots.length',
    replace: 'room: lane.budget.room - slots.length + 1',
    test: allocation('stops at the budget and comes back tomorrow'),
    why: 'Reservations pile up that no claim will grant.',
  },
  {
    name: 'reserved touches do not count against the day',
    file: 'libs/persistence/src/budget/read-uses.ts',
    search: "AND t.kind = x.item AND t.state = 'reserved')",
    replace: "AND t.kind = x.item AND t.state = 'none')",
    test: lanes('counts what is reserved as well as what is sent against the day'),
    why: 'Every round reserves a whole day again.',
  },
  {
    name: 'a lost wake-up keeps its fence',
    file: LANES,
    search: 'fence = fence + (enqueued_at IS NOT NULL)::int',
    replace: 'fence = fence + (enqueued_at IS NULL)::int * 0',
    test: lanes('that was lost is queued again under a new fence'),
    why: 'The old wake-up turns up and two workers race for one touch.',
  },
  {
    name: 'an emptied queue is waited for like a late one',
    file: 'libs/application/src/engine/enqueue-dispatch.ts',
    search: 'return emptied && isBefore(emptied, now) && isBefore(overdue, emptied) ? emptied : overdue;',
    replace: 'return overdue;',
    test: lanes('that an emptied queue forgot is queued again within seconds, once'),
    why: 'After a flush of Redis everything stands still for a minute.',
  },
  {
    name: 'a stop spares what is reserved',
    file: 'libs/persistence/src/engine/stop-store.ts',
    search: "AND state IN ('ready', 'reserved')",
    replace: "AND state IN ('ready')",
    test: lanes('cancels what is queued for the person at once'),
    why: 'The next mail is already on its way to the queue when somebody answers.',
  },
  {
    name: 'a machine that answers ends the sequence',
    file: 'libs/domain/src/replies/stop-rule.ts',
    search: "signal.automatic || signal.disposition === 'out_of_office'",
    replace: "signal.disposition === 'out_of_office'",
    test: unit('libs/domain/src/replies/stop-rule.spec.ts', 'stopReasonFor'),
    why: 'A holiday costs a lead.',
  },
  {
    name: 'an absence ends the sequence',
    file: SIGNALS,
    search: "  if (stop === null) return 'applied';\n  if (who.enrollmentId)",
    replace: '  if (who.enrollmentId)',
    test: signals('from a machine stops nothing'),
    why: 'A holiday costs a lead.',
  },
  {
    name: 'an absence is looked for before a bounce',
    file: 'libs/channels/src/email/interpret/interpret-email.ts',
    search: 'const report = deliveryReport(email);',
    replace: 'const report = isAutomaticAnswer(email) ? undefined : deliveryReport(email);',
    test: unit(
      'libs/channels/src/email/interpret/interpret-email.spec.ts',
      'is a hard bounce of the message it returns, although it calls itself automatic',
    ),
    why: 'Dead mailboxes count as people on holiday, and are written to for weeks.',
  },
  {
    name: 'anybody’s report is believed',
    file: SIGNALS,
    search: "  if (recipient !== undefined && !own.includes(recipient)) return 'unmatched';\n",
    replace: '',
    test: signals('about somebody else than that mail was for is not believed'),
    why: 'A stranger suppresses whomever they like.',
  },
  {
    name: 'an unsubscription is counted each time',
    file: UNSUBSCRIBE,
    search: '  if (isKnown) return;\n',
    replace: '',
    test: signals('that is followed twice counts once'),
    why: 'The figures tell of people who do not exist.',
  },
  {
    name: 'an unsubscription ends at the mailbox',
    file: UNSUBSCRIBE,
    search: 'await stores.correspondence.linkedinIdsOf(who.leadId)',
    replace: 'await Promise.resolve<string[]>([])',
    test: signals('is suppressed there too, even without an email address'),
    why: 'Who asks on LinkedIn to be left alone is invited by the next campaign.',
  },
  {
    name: 'an acceptance is counted each time it is told',
    file: 'libs/persistence/src/engine/correspondence-store.ts',
    search: 'AND e.lead_id = $2::uuid AND e.invitation_accepted_at IS NULL',
    replace: 'AND e.lead_id = $2::uuid',
    test: signals('that is told after the sequence ended still counts, once'),
    why: 'Providers repeat their webhooks, and rates pass a hundred per cent.',
  },
  {
    name: 'old news of a deal count as the newest',
    file: 'libs/application/src/engine/write-sales.ts',
    search: 'Temporal.Instant.compare(reportedAt, known.reportedAt) < 0',
    replace: 'Temporal.Instant.compare(reportedAt, known.reportedAt) < -1',
    test: integration('figures/sales.spec.ts', 'is believed in the order in which it happened'),
    why: 'A deal that is lost is opened again by a message that came late.',
  },
  {
    name: 'a poisoned signal is tried for ever',
    file: 'libs/persistence/src/engine/signal-store.ts',
    search: 'AND s.failures < $2::int',
    replace: 'AND s.failures < $2::int * 1000',
    test: signals('is set aside after five tries'),
    why: 'One malformed message blocks every reply behind it.',
  },
  {
    name: 'an inbox that is half read counts as read',
    file: 'libs/application/src/engine/read-inbox.ts',
    search: 'more ? null : began',
    replace: 'more ? began : began',
    test: integration('engine/inbox.spec.ts', 'counts as read only when it was read to its end'),
    why: 'A reply on the second page does not stop the follow-up.',
  },
  {
    name: 'people who are connected are invited',
    file: 'libs/domain/src/sequence/advance.ts',
    search: 'return facts.hasLinkedin && !facts.invitationAccepted;',
    replace: 'return facts.hasLinkedin;',
    test: unit('libs/domain/src/sequence/advance.spec.ts', 'never invites somebody who is already connected'),
    why: 'An invitation to a friend looks like a machine.',
  },
  {
    name: 'a touch counts as over when somebody notices',
    file: 'libs/domain/src/sequence/advance.ts',
    search: 'return isBefore(now, overAt) ? now : later(at.enteredAt, overAt);',
    replace: 'return later(at.enteredAt, now);',
    test: unit('libs/domain/src/sequence/advance.spec.ts', 'a late look does not push the plan back'),
    why: 'Every outage moves every sequence.',
  },
  {
    name: 'a late look pushes the plan back',
    file: 'libs/domain/src/sequence/advance.ts',
    search: 'at = { stepId: step.next, enteredAt: until };',
    replace: 'at = { stepId: step.next, enteredAt: now };',
    test: unit(
      'libs/domain/src/sequence/advance.spec.ts',
      'a late look at one wait does not lengthen the next',
    ),
    why: 'Every outage moves every sequence.',
  },
];
