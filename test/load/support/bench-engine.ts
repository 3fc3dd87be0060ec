/** An engine whose channel answers at once, so that what is measured is the engine. */
import type { EngineDependencies } from '#application';
import { randomUUIDv7 } from 'node:crypto';

/** Business time stands still at `now`. */
export function engineOn(work: EngineDependencies['work'], at: string): EngineDependencies {
  const now = Temporal.Instant.from(at);
  const channel = {
    send: () => Promise.resolve({ kind: 'delivered', externalId: randomUUIDv7() } as const),
    findEvidence: () => Promise.resolve({ found: 'no_record', detail: 'bench' } as const),
    readInbox: () => Promise.resolve({ signals: [], cursor: '' }),
    interpreterVersion: 1,
    interpret: () => Promise.resolve({ kind: 'irrelevant', detail: 'bench' } as const),
  };
  return {
    work,
    clock: { now: () => Promise.resolve(now), realDelayUntil: () => Promise.resolve(0) },
    channels: { email: { ...channel, channel: 'email' }, linkedin: { ...channel, channel: 'linkedin' } },
    lock: { key: 1n, isHeld: () => true },
    settings: {
      leaseMs: 900_000,
      sendDeadlineMs: 120_000,
      settleMs: 600_000,
      evidenceEveryMs: 5_000,
      lostWakeupMs: 60_000,
      horizonSeconds: 300,
      mostAhead: 5_000,
      batch: 200,
    },
    addressChecks: null,
    newId: () => randomUUIDv7(),
    openCredentials: () => ({}),
    unsubscribeUrl: () => 'http://127.0.0.1/u/bench',
    messageId: (touchId, address) => `<${touchId}@${address.split('@')[1] ?? 'bench.test'}>`,
    random: Math.random,
    underWay: new Set(),
    report: (error) => {
      throw error;
    },
  };
}
