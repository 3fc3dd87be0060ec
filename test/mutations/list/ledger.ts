/** The ledger: what happened, and what nobody knows. */
import { integration, type Mutation, unit } from '../mutation.ts';

const LEDGER = 'libs/persistence/src/engine/attempt-store.ts';
const RECOVERY = 'libs/persistence/src/engine/attempt-recovery.ts';
const DISPATCH = 'libs/application/src/engine/dispatch-touch.ts';
const recovery = (name: string) => integration('engine/recovery.spec.ts', name);
const outcome = (name: string) => integration('engine/outcome.spec.ts', name);

export const LEDGER_MUTATIONS: readonly Mutation[] = [
  {
    name: 'two attempts of one touch may be open',
    file: 'prisma/migrations/0002_guards/migration.sql',
    search: `WHERE "state" IN ('sending', 'sent', 'unknown');`,
    replace: `WHERE "state" IN ('none');`,
    test: recovery('holds no second attempt of a touch that may have gone out'),
    why: 'One defect elsewhere, and a person is contacted twice.',
  },
  {
    name: 'an outcome overwrites a decided one',
    file: LEDGER,
    search: "AND state IN ('sending', 'unknown') RETURNING id`",
    replace: 'RETURNING id`',
    test: recovery('changes nothing when the evidence has already decided'),
    why: 'A frozen worker thaws and undoes what was decided without it.',
  },
  {
    name: 'a held lock does not protect an attempt',
    file: RECOVERY,
    search: 'return rows.filter((row) => free.get(row.worker_lock_key)).map((row) => row.id);',
    replace: 'return rows.map((row) => row.id);',
    test: recovery('is nobody’s business while the lock is held'),
    why: 'A slow worker and its successor both send.',
  },
  {
    name: 'a running lease does not protect an attempt',
    file: RECOVERY,
    search: 'AND lease_until < $2::timestamptz',
    replace: 'AND lease_until IS DISTINCT FROM $2::timestamptz',
    test: recovery('is nobody’s business before its lease is over'),
    why: 'A broken connection of the lock alone makes a send look abandoned.',
  },
  {
    name: 'a worker without its lock goes on',
    file: DISPATCH,
    search: "      if (!deps.lock.isHeld()) throw new Error('This worker lost its lock.');\n",
    replace: '',
    test: recovery('sends nothing more when it thaws before the body'),
    why: 'Two workers send the same touch.',
  },
  {
    name: 'a worker without its lock begins',
    file: DISPATCH,
    search: "  if (!deps.lock.isHeld()) throw new Error('This worker lost its lock and may not send.');\n",
    replace: '',
    test: integration(
      'engine/claim.spec.ts',
      'of a worker that lost its lock sends nothing and claims nothing',
    ),
    why: 'What it claims is taken for abandoned at once.',
  },
  {
    name: 'a broken channel counts as "not sent"',
    file: DISPATCH,
    search: "return { kind: 'unknown', detail: error instanceof Error",
    replace: "return { kind: 'deferred', code: 'provider_unavailable', detail: error instanceof Error",
    test: outcome('leaves an unknown outcome: nobody can say how far it came'),
    why: 'What may have been sent is sent again.',
  },
  {
    name: 'silence after the body counts as "not sent"',
    file: 'libs/channels/src/email/smtp-outcome.ts',
    search: 'if (failure.responseCode === undefined && failed.bodyLeft) {',
    replace: 'if (failure.responseCode === undefined && failed.bodyLeft && failed.givenUp) {',
    test: outcome('and the Sent folder holds the mail, it counts as sent'),
    why: 'A mail that arrived is sent again.',
  },
  {
    name: 'unknown is retried before the record settled',
    file: 'libs/domain/src/touch/retry.ts',
    search: "  if (!settled) return 'wait';\n",
    replace: '',
    test: outcome('nothing is retried before it had time to settle'),
    why: 'The copy in Sent comes a second late, and the mail goes twice.',
  },
  {
    name: 'no record counts as proof',
    file: 'libs/domain/src/touch/retry.ts',
    search: "if (found === 'nothing') return 'again';",
    replace: "if (found === 'nothing' || kind === 'email') return 'again';",
    test: outcome('"resend" lets it go again, once'),
    why: 'A mailbox that cannot be read makes every lost answer a second mail.',
  },
  {
    name: 'settling starts at the claim',
    file: 'libs/application/src/engine/reconcile-unknown.ts',
    search: 'milliseconds: deps.settings.sendDeadlineMs * 2 + deps.settings.settleMs,',
    replace: 'milliseconds: 0,',
    test: outcome('nothing is retried before it had time to settle'),
    why: 'The body may still be on its way when its absence is taken for proof.',
  },
  {
    name: 'a Sent folder that nobody fills counts as proof',
    file: 'libs/channels/src/email/find-sent-copy.ts',
    search: 'return settings.savesSent',
    replace: 'return settings.savesSent || folder.length > 0',
    test: integration(
      'channels/imap-inbox.spec.ts',
      'takes absence for evidence only from a server that files every message itself',
    ),
    why: 'Servers that keep no copies make every lost answer a second mail.',
  },
  {
    name: 'what is disproved keeps its budget',
    file: 'libs/application/src/engine/reconcile-unknown.ts',
    search: '    await giveBack(stores, order);\n',
    replace: '',
    test: outcome('the settled record is empty, the same mail goes again'),
    why: 'An outage eats the day.',
  },
  {
    name: 'the second of two people is heard as well',
    file: 'libs/application/src/touches/resolve-touch.ts',
    search:
      "if (!(await attempts.finish(order.attemptId, state, { at: realNow }))) throw notHeld('settled by now');",
    replace: 'await attempts.finish(order.attemptId, state, { at: realNow });',
    test: outcome('and of two people who decide at once about an answer'),
    why: 'One says it was sent, the other sends it again.',
  },
  {
    name: 'a busy server is asked at once and for ever',
    file: 'libs/domain/src/touch/retry.ts',
    search: "if (!delay) return 'give_up';",
    replace: 'if (!delay) return { minutes: 1 };',
    test: outcome('each wait is longer, and in the end the touch is given up'),
    why: 'A provider blocks whoever does not listen.',
  },
  {
    name: 'the guard is not asked before the body',
    file: 'libs/channels/src/email/body-gate.ts',
    search: '      this.assertMaySend();\n',
    replace: '',
    test: integration('channels/smtp-faults.spec.ts', 'is asked after the server said 354'),
    why: 'A claim that is over still sends its mail.',
  },
  {
    name: 'the guard is not asked before a request',
    file: 'libs/channels/src/linkedin/unipile/http.ts',
    search: '      this.guard.assertMaySend?.();\n',
    replace: '',
    test: integration('channels/conformance.spec.ts', 'lets nothing leave when the guard says no'),
    why: 'A claim that is over still invites.',
  },
  {
    name: 'an error of the provider counts as "not done"',
    file: 'libs/channels/src/linkedin/unipile/outcome.ts',
    search: "if (reply.status >= 500 && reply.status !== 501) return { kind: 'unknown', detail };",
    replace:
      "if (reply.status >= 500 && reply.status !== 501) return { kind: 'deferred', code: 'provider_unavailable', detail };",
    test: unit('libs/channels/src/linkedin/unipile/outcome.spec.ts', ''),
    why: 'An invitation that went out is sent again.',
  },
];
