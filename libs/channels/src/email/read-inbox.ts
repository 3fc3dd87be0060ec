/**
 * What is new in a mailbox since the last reading?
 *
 * UIDs only grow while UIDVALIDITY stays the same (RFC 9051 2.3.1.1). When it changed, everything is read again; the
 * keys of the signals see to it that nothing is stored twice. The folder is opened read-only: reading never marks a
 * message as seen.
 */
import type { ChannelAccount, InboxReading, RawSignal } from '#application';
import type { ImapFlow } from 'imapflow';
import { z } from 'zod';
import { withMailbox } from './imap-session.js';
import { MAX_SOURCE_BYTES, rawEmail } from './raw-email.js';
import type { EmailTimeouts } from './settings.js';

export interface ReadingLimits {
  readonly messages: number;
  readonly bytes: number;
}
export const READING_LIMITS: ReadingLimits = { messages: 100, bytes: 16 * 1024 * 1024 };

const cursorSchema = z.object({ uidValidity: z.string(), lastUid: z.number().int().nonnegative() });

/** A cursor that cannot be read counts as none: reading again is harmless. */
function lastUidOf(cursor: string | undefined, uidValidity: string): number {
  if (cursor === undefined) return 0;
  try {
    const known = cursorSchema.parse(JSON.parse(cursor));
    return known.uidValidity === uidValidity ? known.lastUid : 0;
  } catch {
    return 0;
  }
}

/** The UIDs beyond `lastUid`, oldest first, as many as the limits allow; at least one if there is any. */
async function newUids(client: ImapFlow, lastUid: number, limits: ReadingLimits) {
  const found: { uid: number; bytes: number }[] = [];
  for await (const message of client.fetch(`${lastUid + 1}:*`, { uid: true, size: true }, { uid: true })) {
    // `n:*` always names the last message, even one that was read before.
    if (message.uid > lastUid)
      found.push({ uid: message.uid, bytes: Math.min(message.size ?? 0, MAX_SOURCE_BYTES) });
  }
  found.sort((a, b) => a.uid - b.uid);
  const taken: number[] = [];
  let bytes = 0;
  for (const message of found) {
    bytes += message.bytes;
    if (taken.length > 0 && (taken.length >= limits.messages || bytes > limits.bytes)) break;
    taken.push(message.uid);
  }
  return { taken, more: taken.length < found.length };
}

export function readInbox(
  account: ChannelAccount,
  cursor: string | undefined,
  signal: AbortSignal,
  timeouts: EmailTimeouts,
  limits: ReadingLimits,
): Promise<InboxReading> {
  return withMailbox(account, timeouts, signal, async (client, settings) => {
    const box = await client.mailboxOpen(settings.imap.inboxFolder, { readOnly: true });
    const uidValidity = box.uidValidity.toString();
    let lastUid = lastUidOf(cursor, uidValidity);
    const signals: RawSignal[] = [];
    const { taken, more } =
      box.exists > 0 ? await newUids(client, lastUid, limits) : { taken: [], more: false };
    for (const uid of taken) {
      const message = await client.fetchOne(
        String(uid),
        { uid: true, source: { start: 0, maxLength: MAX_SOURCE_BYTES } },
        { uid: true },
      );
      // Gone between the two commands: whoever deleted it has seen it.
      if (message && message.source) signals.push(rawEmail(message.source));
      lastUid = uid;
    }
    return { signals, cursor: JSON.stringify({ uidValidity, lastUid }), ...(more ? { more } : {}) };
  });
}
