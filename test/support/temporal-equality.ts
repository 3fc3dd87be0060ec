/**
 * When are two moments equal in a test?
 *
 * Temporal objects have no fields of their own, so that `toEqual` would find any two instants equal. Importing this
 * file makes it compare what they mean.
 */
import { expect } from '@jest/globals';

const KINDS = [Temporal.Instant, Temporal.ZonedDateTime, Temporal.PlainDate] as const;

expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    const kind = KINDS.find((candidate) => a instanceof candidate || b instanceof candidate);
    return kind ? a instanceof kind && b instanceof kind && a.toString() === b.toString() : undefined;
  },
]);
