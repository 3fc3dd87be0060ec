import { Refusal } from '#contracts';
import fc from 'fast-check';
import type { Caller } from '../operations/caller.js';
import { refuseWider } from './no-wider.js';

const caller: Caller = {
  workspaceId: 'w',
  apiKeyId: 'k',
  scopes: ['outreach:read', 'keys:admin'],
  kind: 'service',
};
const instants = fc.integer({ min: 0, max: 1e12 }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const limit = fc.option(fc.integer({ min: 1, max: 1_000_000 }));
const most = (own: number | null) => own ?? Number.POSITIVE_INFINITY;

function isAllowed(...args: Parameters<typeof refuseWider>): boolean {
  try {
    refuseWider(...args);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_allowed' && error.fields.length > 0) return false;
    throw error;
  }
}

it('a key gives no scope that it lacks', () => {
  const own = { expiresAt: null, readsPerMinute: null, actsPerMinute: null };
  expect(isAllowed(caller, own, { ...own, scopes: ['outreach:read'] })).toBe(true);
  expect(isAllowed(caller, own, { ...own, scopes: ['outreach:read', 'leads:write'] })).toBe(false);
});

it('a key gives no later end and no larger budget than its own', () => {
  fc.assert(
    fc.property(fc.option(instants), fc.option(instants), limit, limit, (ownEnd, end, ownReads, reads) => {
      const own = { expiresAt: ownEnd, readsPerMinute: ownReads, actsPerMinute: null };
      const given = { scopes: [], expiresAt: end, readsPerMinute: reads, actsPerMinute: 1 };
      const endsInTime =
        ownEnd === null || (end !== null && end.epochMilliseconds <= ownEnd.epochMilliseconds);
      expect(isAllowed(caller, own, given)).toBe(endsInTime && most(reads) <= most(ownReads));
    }),
  );
});
