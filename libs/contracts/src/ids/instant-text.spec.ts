import fc from 'fast-check';
import { instantText } from './instant-text.js';

const FIRST = Temporal.Instant.from('0000-01-01T00:00:00Z').epochNanoseconds;
const LAST = Temporal.Instant.from('9999-12-31T23:59:59.999999999Z').epochNanoseconds;

it.each([
  '0000-01-01T00:00:00Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00Z',
  '2026-03-29T01:30:00.1Z',
  '2026-03-29T01:30:00.12Z',
  '2026-03-29T01:30:00.007Z',
  '2026-03-29T01:30:00.000001Z',
  '9999-12-31T23:59:59.999Z',
])('%s reads as itself', (text) => {
  expect(instantText(Temporal.Instant.from(text))).toBe(text);
});

it('an instant reads as Temporal writes it', () => {
  const milliseconds = fc
    .integer({ min: Number(FIRST / 1_000_000n), max: Number(LAST / 1_000_000n) })
    .map((time) => Temporal.Instant.fromEpochMilliseconds(time));
  const any = fc.bigInt({ min: FIRST, max: LAST }).map((time) => Temporal.Instant.fromEpochNanoseconds(time));
  fc.assert(
    fc.property(fc.oneof(milliseconds, any), (instant) => {
      expect(instantText(instant)).toBe(instant.toString());
    }),
    { numRuns: 2_000 },
  );
});

it.each(['-000001-12-31T23:59:59.999Z', '+010000-01-01T00:00:00Z'])('%s is no RFC 3339', (text) => {
  expect(instantText(Temporal.Instant.from(text))).toBeUndefined();
});
