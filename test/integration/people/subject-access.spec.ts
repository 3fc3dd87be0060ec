/** Is a person told everything that is held on them, and of nobody else? */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createStreamHandlers, StreamRunner } from '#application';
import { encodeId, type Scope, SCOPES } from '#contracts';
import { newId } from '../engine/support/engine-room.js';
import type { Tenant } from '../engine/support/tenant.js';
import { type Desk, openDesk, refusalOf } from './support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

interface Document {
  readonly format: string;
  readonly leadId: string;
  readonly [section: string]: unknown;
}

async function ask(tenant: Tenant, leadId: string, scopes: readonly Scope[] = SCOPES): Promise<Document> {
  const streams = new StreamRunner({
    unitOfWork: desk.database.unitOfWork,
    clock: { now: async () => desk.room.now, realDelayUntil: async () => undefined },
    handlers: createStreamHandlers({} as Parameters<typeof createStreamHandlers>[0]),
  });
  const caller = { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes, kind: 'service' as const };
  const pieces = await streams.open(
    caller,
    'leads.subject_access',
    { leadId: encodeId('lead', leadId) },
    new AbortController().signal,
  );
  let text = '';
  for await (const piece of pieces) text += piece;
  return JSON.parse(text) as Document;
}

test('the document holds every part, whatever its length, and nothing of anybody else', async () => {
  const tenant = await desk.tenant();
  const [who, other, stranger] = [await tenant.enrolled(), await tenant.person(), await tenant.enrolled()];
  const { workspaceId, accountId } = tenant;
  await tenant.touch(who, { state: 'sent' });
  await tenant.touch(stranger, { state: 'sent' });
  await tenant.sql(
    `UPDATE leads SET attributes = '{"id": "7", "leadid": "x"}' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, who.leadId],
  );
  await tenant.sql(
    `WITH opened AS (
       INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, last_message_at, created_at)
       VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3::uuid, 'email', now(), now()) RETURNING id)
     INSERT INTO messages (workspace_id, id, conversation_id, direction, text, external_id, occurred_at)
     SELECT $1::uuid, gen_random_uuid(), id, 'in', 'Word ' || n, 'm' || n, now() FROM opened, generate_series(1, 450) AS n`,
    [workspaceId, who.leadId, accountId],
  );
  await tenant.sql(
    `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, sender_hint, received_at)
     VALUES ($1::uuid, gen_random_uuid(), $2::uuid, 'imap', 'one', 'raw words', $3, now())`,
    [workspaceId, accountId, who.email],
  );
  await desk.act(tenant, 'suppressions.add', { kind: 'domain', value: 'prospect.test', reason: 'asked' });
  await desk.act(tenant, 'leads.merge', { leadId: who.leadId, otherLeadId: other.leadId, prefer: 'this' });

  const held = await ask(tenant, other.leadId);
  expect(held).toMatchObject({
    format: 'overture.subject-access/1',
    leadId: encodeId('lead', other.leadId),
    leads: expect.arrayContaining([
      expect.objectContaining({ id: encodeId('lead', who.leadId), attributes: { id: '7', leadid: 'x' } }),
    ]),
    touches: [{ state: 'sent', text: 'Hello there.' }],
    enrollments: [{ campaignName: 'Spring' }],
    signals: [{ source: 'imap', characters: 9 }],
    suppressions: [{ kind: 'domain', value: 'prospect.test' }],
    merges: [{ leadId: encodeId('lead', who.leadId), mergedLeadId: encodeId('lead', other.leadId) }],
  });
  expect(held['addresses']).toHaveLength(4);
  expect(new Set((held['messages'] as { text: string }[]).map(({ text }) => text)).size).toBe(450);
  expect((held['events'] as { type: string }[]).map(({ type }) => type)).toContain('lead.merged');
  const text = JSON.stringify(held);
  expect(text).not.toContain(stranger.email);
  expect(text).not.toContain('raw words');
});

test('it is told only to who may erase, of people of the own workspace who are still there', async () => {
  const [tenant, theirs] = [await desk.tenant(), await desk.tenant()];
  const [who, foreign] = [await tenant.person(), await theirs.person()];
  const allButErase = SCOPES.filter((scope) => scope !== 'leads:erase');
  expect((await refusalOf(ask(tenant, who.leadId, allButErase))).code).toBe('missing_scope');
  expect((await refusalOf(ask(tenant, foreign.leadId))).code).toBe('not_found');
  await desk.act(tenant, 'leads.erase', { leadId: who.leadId });
  expect((await refusalOf(ask(tenant, who.leadId))).code).toBe('gone');
});
