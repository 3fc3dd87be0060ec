/** Does a person who marks a reply as "unsubscribe" really end it? */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../engine/support/engine-room.js';
import { type Desk, openDesk } from './support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('every sequence ends, every address is suppressed, and it is told once', async () => {
  const tenant = await desk.tenant();
  const who = await tenant.enrolled();
  const { workspaceId } = tenant;
  const touchId = await tenant.touch(who);
  const conversationId = newId();
  await tenant.sql(
    `INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, disposition, needs_reply, last_message_at, created_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, 'email', 'other', true, now(), now())`,
    [workspaceId, conversationId, who.leadId, tenant.accountId],
  );
  for (let time = 0; time < 2; time += 1) {
    const marked = await desk.act(tenant, 'conversations.set_disposition', {
      conversationId,
      disposition: 'unsubscribe',
    });
    expect(marked.disposition).toBe('unsubscribe');
  }
  const [enrollment] = await tenant.sql(
    'SELECT status, stop_reason FROM enrollments WHERE workspace_id = $1::uuid',
    [workspaceId],
  );
  expect(enrollment).toEqual({ status: 'stopped', stop_reason: 'unsubscribed' });
  const [touch] = await tenant.sql(
    'SELECT state, reason FROM touches WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [workspaceId, touchId],
  );
  expect(touch).toEqual({ state: 'cancelled', reason: 'unsubscribed' });
  const suppressed = await tenant.sql<{ value: string }>(
    `SELECT value FROM suppressions WHERE workspace_id = $1::uuid AND reason = 'unsubscribed' AND source = 'manual' ORDER BY value`,
    [workspaceId],
  );
  expect(suppressed.map(({ value }) => value).sort()).toEqual([who.email, who.memberId].sort());
  const told = await tenant.sql<{ data: object }>(
    `SELECT data FROM events WHERE workspace_id = $1::uuid AND type = 'lead.unsubscribed'`,
    [workspaceId],
  );
  expect(told.map(({ data }) => data)).toMatchObject([{ leadId: who.leadId, via: 'manual' }]);
});
