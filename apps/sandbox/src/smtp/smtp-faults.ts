/**
 * How can a mail server fail its senders?
 *
 * - `refuse`: the connection is cut before the greeting.
 * - `drop_before_data`: cut while recipients are named; nothing left.
 * - `drop_after_body`, `hang_after_body`: cut, or silent for ever, once the whole mail was received. The mail goes on its
 *   way all the same, unless the fault says `accepted: false`.
 * - `450_rcpt`: asks to come back later.
 */
import { FaultSwitch } from '../faults/fault-switch.js';

export const SMTP_FAULTS = [
  'refuse',
  'drop_before_data',
  'drop_after_body',
  'hang_after_body',
  '450_rcpt',
] as const;
export type SmtpFault = (typeof SMTP_FAULTS)[number];

export class SmtpFaults extends FaultSwitch<SmtpFault> {}
