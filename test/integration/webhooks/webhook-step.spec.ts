/** Whom does a webhook step of a sequence tell? */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pulse } from '#application';
import { encodeId } from '#contracts';
import { createDeliveryDesk } from '#persistence';
import { type EngineRoom, newId, openEngineRoom, type Worker } from '../engine/support/engine-room.js';
import { scriptedChannel } from '../engine/support/scripted-channel.js';
import { end, openWith, start } from '../engine/support/step-scenes.js';

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel() } });
});
afterAll(() => room.close());

test('a webhook step tells the endpoint that it names, whatever types that asked for, and no other', async () => {
  const [named, other] = [newId(), newId()];
  const tenant = await openWith(room, [
    { id: 'hook', kind: 'webhook', webhookId: encodeId('webhook', named), next: 'end' },
    end,
  ]);
  for (const [id, types] of [
    [named, '{reply.received}'],
    [other, null],
  ] as const) {
    await tenant.sql(
      `INSERT INTO webhook_endpoints (workspace_id, id, url, types, sealed_secret, created_at)
       VALUES ($1::uuid, $2::uuid, 'https://hooks.example/x', $3::text[], '\\x00', now())`,
      [tenant.workspaceId, id, types],
    );
    await tenant.sql(
      'INSERT INTO webhook_cursors (workspace_id, endpoint_id, position) VALUES ($1::uuid, $2::uuid, 0)',
      [tenant.workspaceId, id],
    );
  }
  const { enrollmentId, leadId } = await start(tenant);
  await pulse(worker, { enqueue: async () => undefined }, tenant.workspaceId);
  await tenant.sql(
    `UPDATE events SET position = n.number FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM events
       WHERE workspace_id = $1::uuid) n WHERE events.workspace_id = $1::uuid AND events.id = n.id`,
    [tenant.workspaceId],
  );
  const desk = createDeliveryDesk(room.database.engineSql);
  while (await desk.fanOut(Temporal.Now.instant()));
  const told = await tenant.sql<{ endpoint_id: string; event_type: string; data: object }>(
    `SELECT d.endpoint_id, d.event_type, v.data FROM webhook_deliveries d
     JOIN events v ON v.workspace_id = d.workspace_id AND v.id = d.event_id WHERE d.workspace_id = $1::uuid ORDER BY d.position`,
    [tenant.workspaceId],
  );
  const data = { campaignId: tenant.campaignId, enrollmentId, leadId, stepId: 'hook', webhookId: named };
  expect(told).toEqual([
    { endpoint_id: named, event_type: 'enrollment.webhook_reached', data },
    { endpoint_id: other, event_type: 'enrollment.finished', data: expect.anything() },
    { endpoint_id: other, event_type: 'campaign.completed', data: expect.anything() },
  ]);
});
