import { JOBS, QUEUES } from '#contracts';
import { jobsByName } from '../contract/declared-job.js';
import { findHandlerProblems, HandlerMismatchError } from './handler-check.js';
import { QUEUE_POLICIES } from './queue-policies.js';

const jobs = jobsByName(JOBS);
const all = new Set(QUEUES);
const handlers = [...jobs.keys()].map((name) => ({ name, isEvent: false }));

describe('the check at start', () => {
  it('finds nothing when every job of the served queues has one handler', () => {
    expect(findHandlerProblems(jobs, all, handlers)).toEqual([]);
    const engine = handlers.filter(({ name }) => name === 'engine.wake');
    expect(findHandlerProblems(jobs, new Set(['engine']), engine)).toEqual([]);
  });

  it('names every problem at once', () => {
    const wrong = [
      ...handlers.filter(({ name }) => name !== 'inbox.read'),
      { name: 'engine.wake', isEvent: false },
      { name: 'nobody.knows', isEvent: false },
    ];
    expect(findHandlerProblems(jobs, all, wrong)).toEqual([
      'inbox.read (queue inbox) has no handler',
      'engine.wake has 2 handlers',
      'nobody.knows has a handler but is not a declared job',
    ]);
    expect(new HandlerMismatchError(['a', 'b']).message).toContain('a; b');
  });

  it('takes no event handler: its failures would go unseen', () => {
    const events = handlers.map(({ name }) => ({ name, isEvent: name === 'engine.wake' }));
    expect(findHandlerProblems(jobs, all, events)).toEqual([
      'engine.wake is handled by @EventPattern; use @HandlesJob',
    ]);
  });

  it('two jobs cannot share a name', () => {
    expect(() => jobsByName({ one: JOBS.wakeEngine, other: JOBS.wakeEngine })).toThrow('one name');
  });
});

describe('what sends', () => {
  it('is never started twice by the queue', () => {
    expect(QUEUE_POLICIES.dispatch.maxStalledCount).toBe(0);
    expect(JOBS.dispatchTouch.attempts).toBe(1);
  });
});
