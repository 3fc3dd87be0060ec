/** Trouble: what comes late, gets lost, fails in the middle or meets somebody else at the same row. */
import { integration, type Mutation } from '../mutation.ts';

const GATE = 'libs/domain/src/touch/claim.ts';
const CLAIM = 'libs/application/src/engine/claim-timing.ts';
const DISPATCH = 'libs/application/src/engine/dispatch-touch.ts';
const RECOVERY = 'libs/persistence/src/engine/attempt-recovery.ts';
const MOVES = 'libs/persistence/src/engine/touch-moves.ts';
const RESUME = 'libs/application/src/actions/request-action.ts';
const late = (name: string) => integration('engine/late.spec.ts', name);
const lost = (name: string) => integration('engine/lost-attempts.spec.ts', name);
const back = (name: string) => integration('engine/coming-back.spec.ts', name);
const locks = (name: string) => integration('engine/locks.spec.ts', name);
const evidence = (name: string) => integration('engine/evidence.spec.ts', name);
const signals = (name: string) => integration('engine/troubled-signals.spec.ts', name);
const whose = (name: string) => integration('engine/whose.spec.ts', name);
const rounds = (name: string) => integration('engine/rounds.spec.ts', name);
const leftBehind = (name: string) => integration('actions/left-behind.spec.ts', name);

export const TROUBLE: readonly Mutation[] = [
  {
    name: 'the gate ignores the hours of the account',
    file: GATE,
    search: "  if (!facts.windowOpen) return { do: 'defer', reason: 'outside_window' };\n",
    replace: '',
    test: late('sends nothing; the touch goes out when the window opens'),
    why: 'After an outage somebody gets a message at three in the morning.',
  },
  {
    name: 'the gate takes slots that passed',
    file: GATE,
    search: "  if (!facts.onTime) return { do: 'defer', reason: 'slot_missed' };\n",
    replace: '',
    test: late('do not leave together'),
    why: 'After an outage a mailbox sends five mails in the same second.',
  },
  {
    name: 'lateness is counted in business time',
    file: CLAIM,
    search: 'await clock.realDelayUntil(now.add(lateBy))',
    replace: "lateBy.total('milliseconds')",
    test: late('count as late by real time'),
    why: 'On a scaled clock nothing is ever sent.',
  },
  {
    name: 'a claim does not wait for its account',
    file: 'libs/persistence/src/engine/claim-row.ts',
    search:
      "FROM accounts WHERE workspace_id = $1::uuid AND id = ${OF_TOUCH('account_id')} FOR NO KEY UPDATE",
    replace: "FROM accounts WHERE workspace_id = $1::uuid AND id = ${OF_TOUCH('account_id')}",
    test: locks('waits for it, and sends nothing once the pause is over'),
    why: 'A mail leaves after the pause of its mailbox was confirmed.',
  },
  {
    name: 'a cap is changed without a lock',
    file: 'libs/application/src/accounts/update-account.ts',
    search: 'await stores.accounts.lock(accountId)',
    replace: 'await stores.accounts.account(accountId)',
    test: locks('are both heard'),
    why: 'Of two people who lower a cap, one is overruled without a word.',
  },
  {
    name: 'the end of a campaign takes people in an order of its own',
    file: 'libs/persistence/src/enrollments/enrollment-store.ts',
    search: 'ORDER BY lead_id, id FOR NO KEY UPDATE',
    replace: 'ORDER BY id FOR NO KEY UPDATE',
    test: locks('and the end of a campaign with the same people'),
    why: 'A suppression and a cancellation lock each other out.',
  },
  {
    name: 'a person decides about keys that only the engine may read',
    file: 'libs/persistence/src/engine/send-order-row.ts',
    search: 'a.display_name, a.settings,',
    replace: 'a.display_name, a.settings, a.sealed_credentials,',
    test: integration('engine/api-role.spec.ts', 'over REST is obeyed'),
    why: 'Held touches can never be settled over REST.',
  },
  {
    name: 'an outcome is written down in one try',
    file: DISPATCH,
    search: 'const RECORD_AGAIN_MS = [100, 500, 2_000, 5_000, 10_000];',
    replace: 'const RECORD_AGAIN_MS: readonly number[] = [];',
    test: lost('is written down a moment later'),
    why: 'A deadlock makes a delivered mail unknown.',
  },
  {
    name: 'a living worker keeps what it forgot',
    file: RECOVERY,
    search: 'new Map<bigint, boolean>([[own.lockKey, true]])',
    replace: 'new Map<bigint, boolean>()',
    test: lost('that it knows nothing of any more is recovered'),
    why: 'A lead waits until the worker is restarted, weeks later.',
  },
  {
    name: 'what is under way counts as lost',
    file: RECOVERY,
    search: 'AND NOT (id = ANY($4::uuid[]))',
    replace: 'AND $4::uuid[] IS NOT NULL',
    test: lost('that it is sending is nobody’s business'),
    why: 'A slow send is decided about while it happens.',
  },
  {
    name: 'keys that cannot be opened make a send unknown',
    file: DISPATCH,
    search: "return { kind: 'deferred', code: 'account_needs_attention', detail };",
    replace: "return { kind: 'unknown', detail };",
    test: lost('waits for a person; nothing of it is unknown'),
    why: 'One wrong key holds every lead of a mailbox.',
  },
  {
    name: 'what a server says is kept as it came',
    file: DISPATCH,
    search: 'return storable(await adapter.send(account, outgoingOf(deps, workspaceId, order), guard));',
    replace: 'return await adapter.send(account, outgoingOf(deps, workspaceId, order), guard);',
    test: lost('is written down even when Postgres could not keep it'),
    why: 'A zero byte in an error text keeps an outcome from being recorded.',
  },
  {
    name: 'a held touch is never looked at again',
    file: RECOVERY,
    search: "t.state IN ('unknown', 'held')",
    replace: "t.state IN ('unknown')",
    test: evidence('is decided without them once its record can be read again'),
    why: 'An outage of a mailbox leaves work for a person that nobody needs to do.',
  },
  {
    name: 'an invitation that is held cannot be accepted',
    file: 'libs/persistence/src/engine/correspondence-store.ts',
    search: "'unknown', 'held', 'failed'",
    replace: "'unknown', 'failed'",
    test: evidence('of an invitation of which nobody knew'),
    why: 'Somebody accepts, and the sequence waits for it until the time-out.',
  },
  {
    name: 'one undecided attempt keeps the others undecided',
    file: 'libs/application/src/engine/reconcile-unknown.ts',
    search:
      "    deps.report(error, { what: 'an unknown attempt could not be decided yet', workspaceId, attemptId });\n",
    replace: '    throw error;\n',
    test: evidence('keeps no other from being decided'),
    why: 'One broken record stops every lead whose send is unknown.',
  },
  {
    name: 'a touch comes back without a look at its campaign',
    file: 'libs/application/src/engine/record-outcome.ts',
    search: 'lockLead(order.leadId, order.campaignId)',
    replace: 'lockLead(order.leadId)',
    test: back('does not stay behind a closed door'),
    why: 'A lead stays paused in a campaign that runs.',
  },
  {
    name: 'lanes that seem open are not opened',
    file: 'libs/persistence/src/engine/open-lanes.ts',
    search: 'AND ${which} ORDER BY',
    replace: 'AND look_at > $2::timestamptz AND ${which} ORDER BY',
    test: back('is looked at again at once, not a day later'),
    why: 'A resumed campaign sleeps for a day.',
  },
  {
    name: 'only the heads that were shown are known',
    file: 'libs/domain/src/pacing/allocate.ts',
    search: 'return { ...decided, lookAgainAt: nextSlotAt };',
    replace: 'return { ...decided, lookAgainAt: round.now.add({ seconds: round.horizonSeconds }) };',
    test: back('is looked at again as soon as its next slot comes'),
    why: 'The twenty-first answer to a person waits five minutes.',
  },
  {
    name: 'a reached limit lets the reserved ones try',
    file: MOVES,
    search: "kind = $3 AND state = 'reserved'\n",
    replace: "kind = $3 AND state = 'none'\n",
    test: back('the slots of the whole lane are given back'),
    why: 'A provider that said no is asked again a minute later.',
  },
  {
    name: 'a signal burns its tries within a moment',
    file: 'libs/persistence/src/engine/signal-store.ts',
    search: '(s.failures = 0 OR',
    replace: '(true OR',
    test: signals('is not given up within a moment'),
    why: 'A hiccup of a second loses a reply for good.',
  },
  {
    name: 'a signal is kept as somebody wrote it',
    file: 'libs/application/src/engine/interpret-signals.ts',
    search: 'const meaning = storable(',
    replace: 'const meaning = Object(',
    test: signals('stops the sequence like any other'),
    why: 'Whoever hides a zero byte in a subject gets the next mail.',
  },
  {
    name: 'a writer on LinkedIn is looked for in lower case',
    file: 'libs/persistence/src/engine/claim-row.ts',
    search: 'lower(ci.value) = i.sender_hint',
    replace: 'ci.value = i.sender_hint',
    test: whose('holds back what would go to its writer'),
    why: 'A follow-up crosses an answer that lies stored but unread.',
  },
  {
    name: 'an accepting public id is compared as it came',
    file: 'libs/application/src/engine/apply-signal.ts',
    search: "signal.publicId?.normalize('NFC').toLowerCase()",
    replace: 'signal.publicId',
    test: whose('is recognised whatever its case'),
    why: 'Somebody accepts, and nobody notices.',
  },
  {
    name: 'a suppressed member id is put in lower case',
    file: 'libs/application/src/outcomes/suppressions.ts',
    search: '    if (memberId !== undefined) return memberId;\n',
    replace: '',
    test: whose('is obeyed'),
    why: 'Somebody who must not be contacted is contacted.',
  },
  {
    name: 'a part of a round takes the others with it',
    file: 'libs/application/src/engine/pulse.ts',
    search: '      return 0;\n',
    replace: '      throw error;\n',
    test: rounds('keeps no other part from its turn'),
    why: 'One broken signal stops a workspace.',
  },
  {
    name: 'an enrollment that cannot go on takes the others with it',
    file: 'libs/application/src/engine/advance-enrollments.ts',
    search: '    return undefined;\n',
    replace: '    throw error;\n',
    test: rounds('holds up nobody else'),
    why: 'One broken sequence stops a workspace.',
  },
  {
    name: 'an action that fails takes the others with it',
    file: RESUME,
    search: '      onFailure(error, action.id);\n',
    replace: '      throw error;\n',
    test: leftBehind('keeps none behind it from being carried out'),
    why: 'One defect stops every action that was left behind.',
  },
  {
    name: 'an action is tried for ever',
    file: RESUME,
    search: 'const GIVEN_UP_AFTER = { hours: 1 };',
    replace: 'const GIVEN_UP_AFTER = { hours: 100 };',
    test: leftBehind('for an hour is given up'),
    why: 'Whoever asked never learns that it will not happen.',
  },
  {
    name: 'a revoked key leaves its action open',
    file: RESUME,
    search: 'if (error instanceof Refusal) return deps.operations.refuse(workspaceId, action.id, error);',
    replace: 'if (error instanceof Refusal) return;',
    test: leftBehind('is refused for good'),
    why: 'Its caller reads "accepted" for ever.',
  },
  {
    name: 'an action in somebody’s hand is waited for',
    file: 'libs/persistence/src/actions/action-store.ts',
    search: ' LIMIT $3::int FOR UPDATE SKIP LOCKED`',
    replace: ' LIMIT $3::int`',
    test: leftBehind('is left to them'),
    why: 'A long import holds up the actions of everybody else.',
  },
];
