/**
 * How is a received email kept until somebody interprets it?
 *
 * As its source, one character a byte (latin1), so that it stays readable in the store and loses nothing. Zero bytes,
 * which RFC 5322 forbids and Postgres cannot store in a text, become question marks.
 */
import { createHash } from 'node:crypto';
import type { RawSignal } from '#application';
import { addressParser } from 'postal-mime';
import { headerBlock, type HeaderBlock } from './header-block.js';

/** Bytes of a message that are read; what a person wrote stands at its head. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

const MAX_ADDRESS_CHARS = 320;

function hintOf(source: string, headers: HeaderBlock): string | undefined {
  // A bounce concerns the person who could not be reached, not the machine that says so.
  const failed =
    headers.first('x-failed-recipients') ??
    (/delivery-status/i.test(headers.first('content-type') ?? '')
      ? /^Final-Recipient:[ \t]{0,8}rfc822;[ \t]{0,8}([^\s<>]{3,320})/im.exec(source)?.[1]
      : undefined);
  const from =
    failed ?? addressParser((headers.first('from') ?? '').slice(0, 2000), { flatten: true })[0]?.address;
  const address = from?.split(',')[0]?.trim().toLowerCase();
  return address !== undefined && address !== '' && address.length <= MAX_ADDRESS_CHARS ? address : undefined;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

/**
 * The same however often and under whichever UID the message is read. The Message-ID alone would let one sender hide
 * the message of another by repeating its id, so sender and date are part of the key.
 */
function keyOf(source: string, headers: HeaderBlock): string {
  const id = headers.first('message-id');
  if (id === undefined || id === '' || id.length > 400) return `sha256:${sha256(source)}`;
  const told = [headers.first('from'), headers.first('date'), headers.first('subject')].join('\n');
  return `${id}#${sha256(told).slice(0, 16)}`;
}

export function rawEmail(bytes: Buffer): RawSignal {
  const raw = bytes.subarray(0, MAX_SOURCE_BYTES).toString('latin1').replaceAll('\0', '?');
  const headers = headerBlock(raw);
  const senderHint = hintOf(raw, headers);
  return {
    externalKey: keyOf(raw, headers),
    source: 'imap',
    raw,
    ...(senderHint === undefined ? {} : { senderHint }),
  };
}
