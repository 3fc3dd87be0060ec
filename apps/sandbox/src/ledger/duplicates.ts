/** Did anything reach somebody twice? */
import type { Ledger, LedgerEntry } from './ledger.js';

export interface Duplicate {
  /** What happened more than once: the parts that make it the same thing. */
  readonly what: readonly string[];
  readonly sequences: readonly number[];
}

export interface Duplicates {
  /** The same Message-ID accepted twice for the same recipient. */
  readonly emails: readonly Duplicate[];
  /** Two invitations from the same account, not counting those taken back. */
  readonly invitations: readonly Duplicate[];
  /** The same text from the same account. */
  readonly linkedinMessages: readonly Duplicate[];
  /** The same InMail from the same account. */
  readonly inmails: readonly Duplicate[];
}

export function findDuplicates(ledger: Ledger): Duplicates {
  const withdrawn = new Set(ledger.ofKind('invitation_withdrawn').map(({ invitationId }) => invitationId));
  const invitations = ledger
    .ofKind('invitation_sent')
    .filter(({ invitationId }) => !withdrawn.has(invitationId));
  return {
    emails: repeated(ledger.ofKind('email_accepted'), ({ messageId, recipient }) => [messageId, recipient]),
    invitations: repeated(invitations, ({ account, memberId }) => [account, memberId]),
    linkedinMessages: repeated(ledger.ofKind('linkedin_message_received'), ({ account, memberId, text }) => [
      account,
      memberId,
      text,
    ]),
    inmails: repeated(ledger.ofKind('inmail_received'), ({ account, memberId, subject, text }) => [
      account,
      memberId,
      subject,
      text,
    ]),
  };
}

function repeated<Entry extends LedgerEntry>(
  entries: readonly Entry[],
  sameness: (entry: Entry) => string[],
): Duplicate[] {
  const groups = Map.groupBy(entries, (entry) => JSON.stringify(sameness(entry)));
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([what, group]) => ({
      what: JSON.parse(what) as string[],
      sequences: group.map(({ sequence }) => sequence),
    }));
}
