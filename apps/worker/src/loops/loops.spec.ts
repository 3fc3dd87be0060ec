import { silentLogger } from '#observability';
import { setTimeout as sleep } from 'node:timers/promises';
import { eachWorkspace } from './each-workspace.js';
import { Loops } from './loops.js';

describe('a loop', () => {
  it('goes on after a round that failed', async () => {
    const loops = new Loops(silentLogger);
    let rounds = 0;
    const twice = Promise.withResolvers<void>();
    loops.start('test', 1, async () => {
      rounds += 1;
      if (rounds === 2) twice.resolve();
      throw new Error('always');
    });
    await twice.promise;
    await loops.stop();
    const done = rounds;
    await sleep(20);
    expect(rounds).toBe(done);
  });

  it('is stopped once the round under way has ended, and not before', async () => {
    const loops = new Loops(silentLogger);
    const round = Promise.withResolvers<void>();
    loops.start('test', 60_000, () => round.promise);
    let stopped = false;
    const stopping = loops.stop().then(() => (stopped = true));
    await sleep(10);
    expect(stopped).toBe(false);
    round.resolve();
    await stopping;
  });

  it('whose round does not end makes the process ill, by name', async () => {
    const loops = new Loops(silentLogger);
    const round = Promise.withResolvers<void>();
    loops.start('stuck', 1, () => round.promise);
    loops.start('patient', 1, () => round.promise, 3_600_000);
    loops.start('fine', 60_000, async () => undefined);
    await sleep(5);
    const later = Date.now() + 300_001;
    expect(() => loops.assertTurning()).not.toThrow();
    expect(() => loops.assertTurning(later)).toThrow('A round does not end: stuck.');
    round.resolve();
    await loops.stop();
  });
});

describe('a round over every workspace', () => {
  it('reaches the last one, whatever befalls the first', async () => {
    const reached: string[] = [];
    const work = { workspaceIds: async () => ['a', 'b', 'c'] };
    const told: string[] = [];
    const letters = {
      failed: async (id: string, loop: string) => void told.push(`${loop} of ${id} fails`),
      works: async (id: string, _kind: string, loop: string) => void told.push(`${loop} of ${id} works`),
    };
    const round = async (id: string) => {
      if (id === 'a') throw new Error('broken');
      reached.push(id);
    };
    await eachWorkspace(work, silentLogger, 'test', round, letters);
    expect(reached).toEqual(['b', 'c']);
    expect(told).toEqual(['test of a fails', 'test of b works', 'test of c works']);
  });
});
