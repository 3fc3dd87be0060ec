/** Budgets: what an account, a domain and a campaign may do, and what comes back. */
import { integration, type Mutation, unit } from '../mutation.ts';

const LIMITS = 'libs/domain/src/budget/account-limits.ts';
const SPEND = 'libs/domain/src/budget/spend.ts';
const PAY = 'libs/application/src/engine/pay-for-touch.ts';
const LEDGER = 'libs/persistence/src/budget/budget-ledger.ts';
const budgets = (name: string) => integration('engine/budgets.spec.ts', name);
const limits = (name: string) => unit('libs/domain/src/budget/account-limits.spec.ts', name);

export const BUDGETS: readonly Mutation[] = [
  {
    name: 'one more than the cap',
    file: SPEND,
    search: 'if (ofLane.room <= 0) return',
    replace: 'if (ofLane.room < 0) return',
    test: budgets('the cap of a day'),
    why: 'The provider restricts an account that passes its limit.',
  },
  {
    name: 'budgets are read, and nobody waits for who takes them',
    file: 'libs/persistence/src/engine/claim-row.ts',
    search:
      "FROM accounts WHERE workspace_id = $1::uuid AND id = ${OF_TOUCH('account_id')} FOR NO KEY UPDATE",
    replace: "FROM accounts WHERE workspace_id = $1::uuid AND id = ${OF_TOUCH('account_id')} FOR SHARE",
    test: budgets('the cap of seven days, half of them before midnight and half of them after'),
    why: 'Sixteen workers each find room for one more.',
  },
  {
    name: 'the budget of a campaign is read, and nobody waits for who takes it',
    file: LEDGER,
    search: 'DO UPDATE SET used = b.used RETURNING used`',
    replace: 'DO NOTHING RETURNING used`',
    test: budgets('the cap of a campaign, through however many accounts'),
    why: 'Accounts that share a campaign pass its cap together.',
  },
  {
    name: 'a week forgets yesterday',
    file: LIMITS,
    search: 'today.subtract({ days: 6 })',
    replace: 'today',
    test: limits('nothing that follows the rules ever passes a cap in any seven days'),
    why: 'Eighty invitations a week become eighty a day.',
  },
  {
    name: 'a looser limit hides a tighter one',
    file: 'libs/domain/src/budget/budget.ts',
    search: 'if (room > least.room) return least;',
    replace: 'if (room < least.room) return least;',
    test: limits('another limit only lowers what is left'),
    why: 'A limit that somebody sets raises what an account does.',
  },
  {
    name: 'a warm-up is not looked at',
    file: LIMITS,
    search: 'const ramped = rampedCap(cap, limits.ramp, today);',
    replace: 'const ramped = rampedCap(cap, null, today);',
    test: budgets('what a young account may do'),
    why: 'A new account does on its first day what an old one may.',
  },
  {
    name: 'notes are not counted',
    file: PAY,
    search: 'note: row.hasNote ?',
    replace: 'note: !row.hasNote ?',
    test: budgets('the invitations that carry a note'),
    why: 'A free account sends more notes than it has.',
  },
  {
    name: 'one domain gets all the mail',
    file: SPEND,
    search: '...(domain ? [domain.limit] : []), ',
    replace: '',
    test: budgets('the emails that one domain may get'),
    why: 'A company sees thirty mails in one morning and blocks the sender.',
  },
  {
    name: 'an invitation under way is not yet unanswered',
    file: 'libs/persistence/src/budget/read-uses.ts',
    search: "IN ('sending', 'sent', 'unknown', 'held')",
    replace: "IN ('sent')",
    test: budgets('the invitations that may be unanswered'),
    why: 'Invitations pile up beyond what LinkedIn tolerates.',
  },
  {
    name: 'budget is not given back',
    file: LEDGER,
    search: 'SET used = GREATEST(b.used - 1, 0)',
    replace: 'SET used = GREATEST(b.used, 0)',
    test: budgets('comes back to all that paid when nothing went out'),
    why: 'A day of refused mails leaves nobody contacted.',
  },
  {
    name: 'a note that cannot be paid is dropped unasked',
    file: 'libs/domain/src/budget/note-policy.ts',
    search: "export const DEFAULT_NOTE_POLICY: NotePolicy = 'wait';",
    replace: "export const DEFAULT_NOTE_POLICY: NotePolicy = 'send_without';",
    test: budgets('waits for the next month, told null'),
    why: 'Somebody’s words vanish and nobody is told.',
  },
  {
    name: 'a reported limit changes nothing',
    file: 'libs/domain/src/budget/tightening.ts',
    search: 'Math.max(0, cap - used) / 2',
    replace: 'Math.max(0, cap - used)',
    test: budgets('from the provider halves what the day had left'),
    why: 'An account runs into its limit all day, until it is restricted.',
  },
  {
    name: 'a mailbox whose mails come back goes on',
    file: 'libs/domain/src/budget/tightening.ts',
    search: "return 'bounces';",
    replace: 'return undefined;',
    test: budgets('stops a mailbox at the second bounce of fifty'),
    why: 'A bad list ruins a domain in one morning.',
  },
  {
    name: 'complaints are not heard',
    file: 'libs/domain/src/budget/tightening.ts',
    search: "return 'complaints';",
    replace: 'return undefined;',
    test: budgets('from somebody who complained stops the mailbox'),
    why: 'The receivers block the sender before anybody looks.',
  },
  {
    name: 'a raised budget frees nobody before tomorrow',
    file: 'libs/persistence/src/budget/wake-spent.ts',
    search: "'campaign_spent', ",
    replace: '',
    test: integration('engine/budgets-seen.spec.ts', 'frees the touches that waited for it'),
    why: 'Somebody raises a cap and nothing moves.',
  },
  {
    name: 'budgets are counted by UTC',
    file: PAY,
    search: 'const day = localDay(now, row.zone);',
    replace: "const day = localDay(now, 'UTC');",
    test: integration('engine/claim.spec.ts', 'is counted by the calendar of the account'),
    why: 'An account in New York spends two days in one evening.',
  },
];
