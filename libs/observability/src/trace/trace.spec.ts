import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentTrace, newTraceparent, parseTraceparent, withTrace } from './trace.js';

const EXAMPLE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('trace context', () => {
  it('reads the example of the specification', () => {
    expect(parseTraceparent(EXAMPLE)).toEqual({
      traceparent: EXAMPLE,
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
    });
  });

  it.each([
    undefined,
    '',
    'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
    `${EXAMPLE}-more`,
    EXAMPLE.toUpperCase(),
  ])('refuses %s', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });

  it('a later version may say more, which is left out', () => {
    expect(parseTraceparent(`01${EXAMPLE.slice(2)}-more`)?.traceparent).toBe(EXAMPLE);
  });

  it('a span keeps the trace of its parent; without one a trace begins', () => {
    const child = parseTraceparent(newTraceparent(EXAMPLE));
    expect(child?.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(child?.spanId).not.toBe('b7ad6b7169203331');
    expect(parseTraceparent(newTraceparent())).toBeDefined();
  });

  it('whatever text comes in, a traceparent made from it can be read', () => {
    fc.assert(fc.property(fc.string(), (text) => parseTraceparent(newTraceparent(text)) !== undefined));
  });

  it('follows asynchronous work and ends with it', async () => {
    const seen = await Promise.all(
      [newTraceparent(), newTraceparent()].map((traceparent) =>
        withTrace(traceparent, async () => {
          await sleep(2);
          return [traceparent, currentTrace()?.traceparent];
        }),
      ),
    );
    for (const [given, found] of seen) expect(found).toBe(given);
    expect(currentTrace()).toBeUndefined();
  });

  it('an unreadable traceparent begins a new trace', () => {
    withTrace('nonsense', () => expect(currentTrace()).toBeDefined());
  });
});
