/** Does the trouble of one stay the trouble of one? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { advanceEnrollments, pulse } from '#application';
import { type EngineRoom, MONDAY, openEngineRoom, type Worker } from './support/engine-room.js';
import { enrollmentNow, events } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { GRAPH, Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
const told: string[] = [];
beforeAll(async () => {
  room = await openEngineRoom();
  worker = {
    ...(await room.worker({ channels: { email: scriptedChannel() } })),
    report: (_error, about) => void told.push(about['part'] ?? about.what),
  };
});
afterEach(() => {
  room.now = MONDAY;
  told.length = 0;
});
afterAll(() => room.close());

describe('an enrollment that cannot go on', () => {
  it('holds up nobody else, is told, and is looked at again later', async () => {
    const tenant = await Tenant.open(room);
    const [broken, fine] = [
      await tenant.enroll(await tenant.person(), MONDAY),
      await tenant.enroll(await tenant.person(), MONDAY),
    ];
    await tenant.sql(
      `UPDATE enrollments SET step_id = 'gone' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, broken.enrollmentId],
    );
    expect(await advanceEnrollments(worker, tenant.workspaceId)).toBe(2);
    expect(await events(tenant, 'touch.')).toEqual(['touch.planned']);
    expect(await enrollmentNow(tenant, fine.enrollmentId)).toMatchObject({ due_at: null });
    expect(await enrollmentNow(tenant, broken.enrollmentId)).toMatchObject({
      status: 'active',
      due_at: new Date('2026-03-02T10:00:00Z'),
    });
    expect(told).toEqual(['an enrollment cannot go on']);
  });
});

describe('a part of a round that fails', () => {
  it('keeps no other part from its turn', async () => {
    const tenant = await Tenant.open(room, {}, GRAPH);
    await tenant.enroll(await tenant.person(), MONDAY);
    const broken: Worker = {
      ...worker,
      work: {
        ...worker.work,
        run: (workspaceId, work) =>
          worker.work.run(workspaceId, (stores) =>
            work({
              ...stores,
              signals: { ...stores.signals, takeNext: () => Promise.reject(new Error('broken')) },
            }),
          ),
      },
    };
    const queued: string[] = [];
    const report = await pulse(
      broken,
      { enqueue: async (_id, calls) => void queued.push(...calls.map(({ touchId }) => touchId)) },
      tenant.workspaceId,
    );
    expect(report).toMatchObject({ interpreted: 0, advanced: 1, allocated: 1, enqueued: 1 });
    expect(queued).toHaveLength(1);
    expect(told).toEqual(['interpret']);
  });
});
