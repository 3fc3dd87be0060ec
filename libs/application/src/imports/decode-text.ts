/**
 * In which encoding is a file, and what does it say?
 *
 * Named by the caller, or by a byte-order mark; else told by its bytes: zeros in every other place are UTF-16, what is
 * valid UTF-8 is UTF-8, and the rest is what Excel writes in western Europe. Plain ASCII reads the same in both, so the
 * decision waits for the first byte that tells.
 */
import { Refusal } from '#contracts';
import { isAscii, isUtf8 } from 'node:buffer';
import type { ImportEncoding } from './import.js';

export interface TextDecoding {
  /** Undecided while all was ASCII. */
  readonly encoding: () => ImportEncoding;
  /** @throws Refusal `malformed_request` at a byte that the encoding does not allow */
  readonly write: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/** @param sample first bytes of the file, 64 kB or all of it. */
export function openDecoding(sample: Uint8Array, named: ImportEncoding | undefined): TextDecoding {
  let encoding = named ?? markedEncoding(sample) ?? utf16By(sample);
  let decoder: TextDecoder | undefined;
  let seen = 0;

  function decode(bytes: Uint8Array | undefined): string {
    decoder ??= new TextDecoder(encoding ?? 'utf-8', { fatal: true });
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw notInThisEncoding(encoding ?? 'utf-8', seen);
    }
  }

  /** Up to three bytes that may be the start of a letter in UTF-8, or letters of their own. */
  let held = new Uint8Array();

  function read(bytes: Uint8Array, isLast: boolean): string {
    if (encoding === undefined && !isAscii(bytes)) {
      const cut = isLast ? 0 : cutOffLetter(bytes);
      const head = bytes.subarray(0, bytes.byteLength - cut);
      if (!isAscii(head) || cut === 0) encoding = isUtf8(head) ? 'utf-8' : 'windows-1252';
      else {
        held = Uint8Array.from(bytes.subarray(head.byteLength));
        return asciiText(head);
      }
    }
    return encoding === undefined ? asciiText(bytes) : decode(bytes);
  }

  return {
    encoding: () => encoding ?? 'utf-8',
    write(bytes) {
      const whole = held.byteLength === 0 ? bytes : Buffer.concat([held, bytes]);
      held = new Uint8Array();
      const text = read(whole, false);
      seen += bytes.byteLength;
      return text;
    },
    end: () => read(held, true) + (encoding === undefined ? '' : decode(undefined)),
  };
}

const asciiText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function markedEncoding([first, second, third]: Uint8Array): ImportEncoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** In Latin letters every other byte of UTF-16 is zero; no other text holds zeros in number. */
function utf16By(sample: Uint8Array): ImportEncoding | undefined {
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sample.byteLength / 8;
  if (odd > many && odd > even * 4) return 'utf-16le';
  if (even > many && even > odd * 4) return 'utf-16be';
  return undefined;
}

/** How many bytes at the end are the start of a letter whose rest has not come yet? 0 when none, or when it is not UTF-8. */
function cutOffLetter(bytes: Uint8Array): number {
  return [0, 1, 2, 3].find((cut) => isUtf8(bytes.subarray(0, bytes.byteLength - cut))) ?? 0;
}

function notInThisEncoding(encoding: ImportEncoding, after: number): Refusal {
  return new Refusal(
    'malformed_request',
    `The file is not ${encoding}: after byte ${after} something stands that cannot be in such a file.`,
    'Save it as “CSV UTF-8” and send it again, or name its encoding: ?encoding=windows-1252 (Excel in western Europe).',
    [{ path: 'encoding', message: `Not ${encoding}.` }],
  );
}
