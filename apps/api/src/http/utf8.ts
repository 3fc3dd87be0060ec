/** Are these bytes UTF-8, and if not, where does it go wrong? */
import { isUtf8 } from 'node:buffer';

/** Offset of the first byte that cannot stand where it stands; undefined when all is well (RFC 3629). */
export function firstInvalidUtf8(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let at = 0;
  for (;;) {
    const length = sequenceLength(bytes[at] ?? 0);
    const sequence = bytes.subarray(at, at + length);
    if (length === 0 || sequence.length < length || (length > 1 && !isUtf8(sequence))) return at;
    at += length;
  }
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
