import { describe, expect, it } from '@jest/globals';
import type { StreamContext } from '../streams/stream-context.js';
import type { LoggedEvent, LogPlace } from './event-reads.port.js';
import { streamEvents } from './stream-events.js';

const EVENT = '0190a000-0000-7000-8000-000000000001';
const event: LoggedEvent = {
  id: EVENT,
  type: 'campaign.paused',
  data: { campaignId: EVENT },
  occurredAt: Temporal.Instant.from('2026-04-01T08:00:00Z'),
};
const START: LogPlace = { position: 1, id: EVENT };

/** A log that has one new event for each page that is read, and a key that may be taken back. */
function world() {
  const state = { pages: 0, revoked: false, busy: true };
  const stores = {
    eventReads: {
      end: async () => START,
      page: async (after: LogPlace) => {
        state.pages += 1;
        if (!state.busy) return { events: [], place: after, hasMore: false };
        return { events: [event], place: { position: after.position + 1, id: EVENT }, hasMore: true };
      },
    },
    callers: { byApiKeyId: async () => (state.revoked ? undefined : { scopes: ['outreach:read'] }) },
  };
  const stop = new AbortController();
  const context = {
    caller: { workspaceId: 'w', apiKeyId: 'k', scopes: [], kind: 'service' },
    now: event.occurredAt,
    signal: stop.signal,
    unitOfWork: { read: (_workspace: string, work: (given: typeof stores) => unknown) => work(stores) },
  } as unknown as StreamContext;
  return { state, context, stop };
}
const tail = {
  wait: (_w: string, _p: number, ms: number) =>
    new Promise<void>((done) => setTimeout(done, Math.min(ms, 5))),
};

describe('a stream of events', () => {
  it('reads no further than its reader takes', async () => {
    const { state, context } = world();
    const stream = streamEvents({ tail })(context, {})[Symbol.asyncIterator]();
    for (let taken = 0; taken < 5; taken += 1) await stream.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(state.pages).toBe(4);
    await stream.return?.();
  });

  it('shows that it is alive while nothing happens, with the place to go on from', async () => {
    const { state, context, stop } = world();
    state.busy = false;
    const stream = streamEvents({ tail, heartbeatMs: 10 })(context, {})[Symbol.asyncIterator]();
    const [first, second] = [await stream.next(), await stream.next()];
    expect(first.value).toMatch(/^retry: 2000\nid: evt_/);
    expect(second.value).toMatch(/^: alive\nid: evt_\w+\n\n$/);
    stop.abort();
    expect((await stream.next()).done).toBe(true);
  });

  it.each([true, false])('ends when its key is taken back, busy or not (%s)', async (busy) => {
    const { state, context } = world();
    state.busy = busy;
    const stream = streamEvents({ tail, heartbeatMs: 10 })(context, {});
    let pieces = 0;
    for await (const piece of stream) {
      expect(piece).toEqual(expect.any(String));
      state.revoked = true;
      pieces += 1;
      if (busy) await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(pieces).toBeLessThan(50);
  });

  it('counts against its key until it ends, also when nobody ever read it', async () => {
    const { context, stop } = world();
    const open = streamEvents({ tail, perKey: 1 });
    const first = open(context, {})[Symbol.asyncIterator]();
    await first.next();
    await expect(open(context, {})[Symbol.asyncIterator]().next()).rejects.toThrow(/rate_limited/);
    stop.abort();
    const { context: fresh } = world();
    await expect(open(fresh, {})[Symbol.asyncIterator]().next()).resolves.toMatchObject({ done: false });
  });
});
