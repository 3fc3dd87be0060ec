import { describe, expect, it } from '@jest/globals';
import { Scheduler } from './scheduler.js';
import { createClock, parseClock } from './world-clock.js';

const start = Temporal.Instant.from('2026-01-05T08:00:00Z');
const stepped = () => {
  const clock = createClock({ ...parseClock('stepped'), start });
  const failures: string[] = [];
  const scheduler = new Scheduler({
    clock,
    settled: async () => undefined,
    onError: (_error, event) => failures.push(event),
  });
  return { clock, scheduler, failures };
};

describe('the scheduler', () => {
  it('runs what is due in order of time, with the clock at each event', async () => {
    const { clock, scheduler } = stepped();
    const seen: string[] = [];
    const note = (name: string) => () => void seen.push(`${name} ${clock.now().toString()}`);
    scheduler.after({ hours: 2 }, 'later', note('later'));
    scheduler.after({ hours: 1 }, 'first', note('first'));
    scheduler.after({ hours: 1 }, 'second', note('second'));
    scheduler.after({ hours: 5 }, 'not yet', note('not yet'));
    await scheduler.step(start.add({ hours: 3 }), 1000);
    expect(seen).toEqual([
      'first 2026-01-05T09:00:00Z',
      'second 2026-01-05T09:00:00Z',
      'later 2026-01-05T10:00:00Z',
    ]);
    expect(clock.now()).toEqual(start.add({ hours: 3 }));
    expect(scheduler.nextEventAt()).toEqual(start.add({ hours: 5 }));
  });

  it('runs what an event plans within the same step', async () => {
    const { scheduler } = stepped();
    const seen: string[] = [];
    scheduler.after({ minutes: 1 }, 'cause', () =>
      scheduler.after({ minutes: 1 }, 'effect', () => void seen.push('effect')),
    );
    await scheduler.step(start.add({ minutes: 2 }), 1000);
    expect(seen).toEqual(['effect']);
  });

  it('goes on after an event that fails', async () => {
    const { scheduler, failures } = stepped();
    const seen: string[] = [];
    scheduler.after({ minutes: 1 }, 'broken', () => Promise.reject(new Error('broken')));
    scheduler.after({ minutes: 2 }, 'fine', () => void seen.push('fine'));
    await scheduler.step(start.add({ minutes: 2 }), 1000);
    expect([failures, seen]).toEqual([['broken'], ['fine']]);
  });

  it('never moves a stepped clock back', async () => {
    const { clock, scheduler } = stepped();
    await scheduler.step(start.subtract({ hours: 1 }), 1000);
    expect(clock.now()).toEqual(start);
  });

  it('follows a scaled clock by itself', async () => {
    const clock = createClock({ ...parseClock('scaled:36000'), start });
    const scheduler = new Scheduler({ clock, settled: async () => undefined, onError: () => undefined });
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      scheduler.after({ hours: 1 }, 'second', () => (order.push('second'), resolve()));
      scheduler.after({ minutes: 1 }, 'first', () => void order.push('first'));
    });
    expect(order).toEqual(['first', 'second']);
    expect(clock.now().since(start).total('hours')).toBeGreaterThanOrEqual(1);
    scheduler.stop();
  });
});

describe('a clock setting', () => {
  it('is refused when it says nothing sensible', () => {
    expect(() => parseClock('scaled:0')).toThrow(/Unknown clock/);
    expect(() => parseClock('fast')).toThrow(/Unknown clock/);
  });
});
