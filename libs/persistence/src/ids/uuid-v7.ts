/**
 * Which ids sort in the order in which one process made them?
 *
 * UUIDv7 (RFC 9562) with the 12 bits of `rand_a` as a counter within the millisecond (section 6.2, method 1). Node's own
 * randomUUIDv7 leaves ids of one millisecond in any order, and events of one transaction must keep theirs.
 */
import { randomBytes, randomInt } from 'node:crypto';

export function createUuidV7(realNowMs: () => number = Date.now): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const now = realNowMs();
    if (now > last) {
      last = now;
      counter = randomInt(0x800);
    } else if (counter === 0xfff) {
      last += 1;
      counter = 0;
    } else {
      counter += 1;
    }
    const tail = randomBytes(8);
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
    const time = last.toString(16).padStart(12, '0');
    const hex = `${time}7${counter.toString(16).padStart(3, '0')}${tail.toString('hex')}`;
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
}

/** A fresh UUIDv7, later in order than every one this process made before. */
export const newUuidV7 = createUuidV7();
