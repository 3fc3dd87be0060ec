/**
 * What do signals of trouble do to a budget?
 *
 * A provider that reports a limit is believed: half of what the day had left is given up. Bounces and complaints stop a
 * mailbox before its receivers do.
 */

/** The cap of a day once a limit was reported on it: half of the rest is gone. */
export function halvedRest(cap: number, used: number): number {
  return used + Math.floor(Math.max(0, cap - used) / 2);
}

/** Shares in per cent above which a mailbox is paused; null where nobody is to watch. */
export interface Brake {
  readonly bouncePercent: number | null;
  readonly complaintPercent: number | null;
}

/** What came of a mailbox's latest sends, since it was last resumed. */
export interface MailboxRecord {
  /** Hard bounces among the last `BOUNCE_WINDOW` sends. */
  readonly bounces: number;
  /** The last `COMPLAINT_WINDOW` sends, and the complaints among them. */
  readonly sends: number;
  readonly complaints: number;
}

export const BOUNCE_WINDOW = 50;
export const COMPLAINT_WINDOW = 1000;

/**
 * Why a mailbox must stop, when it must.
 *
 * Bounces are a share of fifty sends even where fewer were made: the first bounce of a young mailbox stops nothing, the
 * second does. Complaints are a share of what was sent, so that one is too many until a thousand people did not complain.
 */
export function brakeReason(record: MailboxRecord, brake: Brake): 'bounces' | 'complaints' | undefined {
  const { bouncePercent, complaintPercent } = brake;
  if (bouncePercent !== null && record.bounces * 100 > bouncePercent * BOUNCE_WINDOW) return 'bounces';
  if (
    complaintPercent !== null &&
    record.complaints > 0 &&
    record.complaints * 100 > complaintPercent * Math.max(1, record.sends)
  )
    return 'complaints';
  return undefined;
}
