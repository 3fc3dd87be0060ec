/** Is a person forgotten, wherever they stood, and do they stay so? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { claimTouch, createUnsubscribeTokens, unsubscribeByToken } from '#application';
import { readTables } from '../../support/every-table.js';
import { createEngineUnitOfWork } from '#persistence';
import type { Enrolled, Tenant } from '../engine/support/tenant.js';
import { SECRET_KEY } from '../engine/support/engine-room.js';
import { type Desk, MONDAY, openDesk, refusalOf } from './support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Each stands only where the person does. */
const ADA = {
  email: 'ada.lovelace@engine.test',
  former: 'countess@old-engine.test',
  memberId: 'ACoAAB1adalovelacemember',
  first: 'Adalina',
  last: 'Lovelacia',
  phone: '+44 20 7946 0999',
  words: 'I compute Bernoulli numbers',
  ours: 'We read your Notes on the Analytical Engine',
};
const TRACES = Object.values(ADA).map((text) => text.toLowerCase());

/** Every row of the workspace, as text, by table. */
async function everything(tenant: Tenant): Promise<Map<string, string>> {
  const owner = new pg.Client({ connectionString: desk.room.ownerUrl });
  await owner.connect();
  try {
    const found = new Map<string, string>();
    for (const { name, columns } of await readTables(owner)) {
      if (!columns.some((column) => column.name === 'workspace_id')) continue;
      const { rows } = await owner.query<{ text: string | null }>(
        `SELECT string_agg(to_jsonb(t)::text, ' ') AS text FROM ${name} t WHERE t.workspace_id = $1`,
        [tenant.workspaceId],
      );
      found.set(name, rows[0]?.text ?? '');
    }
    return found;
  } finally {
    await owner.end();
  }
}
async function tablesThatKnow(tenant: Tenant): Promise<string[]> {
  const found = await everything(tenant);
  return [...found]
    .filter(([, text]) => TRACES.some((trace) => text.toLowerCase().includes(trace)))
    .map(([name]) => name);
}

/** Somebody who was written to, answered, met and bought; known wherever a person can be known. */
async function wellKnown(tenant: Tenant): Promise<Enrolled> {
  const who = await tenant.enroll(await tenant.person(ADA.email, ADA.memberId));
  const { workspaceId, accountId, campaignId } = tenant;
  const run = (text: string, ...values: (string | null)[]) => tenant.sql(text, [workspaceId, ...values]);
  await run(
    `UPDATE leads SET first_name = $3, last_name = $4, phone = $5, name_folded = lower($3 || ' ' || $4),
       attributes = jsonb_build_object('says', $6::text) WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    ...[who.leadId, ADA.first, ADA.last, ADA.phone, ADA.words],
  );
  await run(
    `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
     VALUES ($1::uuid, gen_random_uuid(), $2::uuid, 'email', $3, 'former')`,
    ...[who.leadId, ADA.former],
  );
  const sent = await tenant.touch(who, { state: 'sent' });
  await tenant.touch(who, { stepId: 'again' });
  await run(
    `UPDATE touches SET subject = $3, text = $3, external_id = '<out@sender.test>', reason = 'said: ' || $4,
       recipient_domain = $4, zone = $4
     WHERE workspace_id = $1::uuid AND lead_id = $2::uuid`,
    ...[who.leadId, ADA.ours, ADA.email],
  );
  await run(
    `INSERT INTO attempts (workspace_id, id, touch_id, fence, state, worker_lock_key, message_id, subject, text, content_hash,
       business_started_at, started_at, lease_until, outcome, evidence)
     VALUES ($1::uuid, gen_random_uuid(), $2::uuid, 1, 'sent', 1, '<out@sender.test>', $3, $3, 'hash', now(), now(), now(),
       jsonb_build_object('kind', 'delivered', 'detail', $4::text), jsonb_build_object('seen', $4::text))`,
    ...[sent, ADA.ours, ADA.email],
  );
  await run(
    `WITH opened AS (
       INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, subject, thread_key, last_message_at, created_at)
       VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3::uuid, 'email', $4, $5, now(), now()) RETURNING id)
     INSERT INTO messages (workspace_id, id, conversation_id, direction, subject, text, external_id, touch_id, occurred_at)
     SELECT $1::uuid, gen_random_uuid(), id, 'in', $4, $4, $5, $6::uuid, now() FROM opened`,
    ...[who.leadId, accountId, ADA.words, ADA.email, sent],
  );
  await run(
    `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, sender_hint, received_at, interpretation)
     VALUES ($1::uuid, gen_random_uuid(), $2::uuid, 'imap', 'one', $3, $4, now(), jsonb_build_object('text', $3::text)),
            ($1::uuid, gen_random_uuid(), $2::uuid, 'imap', 'two', 'Undeliverable: ' || upper($5), 'mailer-daemon@engine.test', now(), NULL),
            ($1::uuid, gen_random_uuid(), NULL, 'sales_webhook', 'three', '{"email": "' || $5 || '"}', NULL, now(), NULL)`,
    ...[accountId, ADA.words, ADA.email, ADA.former],
  );
  await run(
    `WITH met AS (
       INSERT INTO meetings (workspace_id, id, lead_id, campaign_id, external_id, starts_at, reports, created_at, updated_at)
       VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3::uuid, 'with ' || $4, now(), jsonb_build_array($4::text), now(), now()) RETURNING id)
     INSERT INTO meeting_references (workspace_id, source, external_id, meeting_id) SELECT $1::uuid, 'calendar', 'with ' || $4, id FROM met`,
    ...[who.leadId, campaignId, ADA.email],
  );
  await run(
    `INSERT INTO deals (workspace_id, id, lead_id, campaign_id, external_id, name, stage, status, value_cents, currency, created_at, updated_at, status_since)
     VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3::uuid, 'crm ' || $4, $4, 'won', 'won', 100, 'EUR', now(), now(), now())`,
    ...[who.leadId, campaignId, ADA.last],
  );
  await run(
    `INSERT INTO suppressions (workspace_id, id, kind, value, reason, source, created_at)
     VALUES ($1::uuid, gen_random_uuid(), 'email', $2, 'asked', 'manual', now())`,
    ADA.former,
  );
  await run(
    `INSERT INTO actions (workspace_id, id, operation, principal, idempotency_key, input_hash, input, status, output, error, created_at)
     VALUES ($1::uuid, gen_random_uuid(), 'leads.upsert', gen_random_uuid(), 'k1', 'hash', jsonb_build_object('professionalEmail', $2::text), 'succeeded', jsonb_build_object('says', $3::text), NULL, now()),
            ($1::uuid, gen_random_uuid(), 'leads.upsert', gen_random_uuid(), 'k2', 'hash', '{}', 'failed', NULL,
              jsonb_build_object('code', 'invalid_input', 'detail', $2::text, 'nextStep', 'x', 'fields', jsonb_build_array($2::text)), now()),
            ($1::uuid, gen_random_uuid(), 'leads.upsert', gen_random_uuid(), 'k3', 'hash', '{"professionalEmail": "else@where.test"}', 'succeeded', '{}', NULL, now())`,
    ...[ADA.email, ADA.words],
  );
  for (const [act, status] of [
    ['reply', 'waiting'],
    ['launch', 'executed'],
  ] as const)
    await run(
      `INSERT INTO plans (workspace_id, id, operation, decision, decision_hash, summary, status, proposed_by, created_at, expires_at)
       VALUES ($1::uuid, gen_random_uuid(), 'x', jsonb_build_object('act', $4::text, 'text', CASE $4 WHEN 'reply' THEN $3 END, 'leadId', $2::text), 'hash',
         jsonb_build_object('title', CASE $4 WHEN 'reply' THEN $3 ELSE 'Launch' END, 'samples', jsonb_build_array(
           jsonb_build_object('leadId', $2::text, 'text', $3::text), jsonb_build_object('leadId', 'another', 'text', 'kept'))),
         $5, gen_random_uuid(), now(), now() + interval '1 day')`,
      ...[who.leadId, ADA.ours, act, status],
    );
  return who;
}

describe('an erasure', () => {
  let tenant: Tenant;
  let who: Enrolled;
  beforeAll(async () => {
    tenant = await desk.tenant();
    who = await wellKnown(tenant);
  });

  test('waits while something is being sent, and then changes nothing', async () => {
    const [touch] = await tenant.sql<{ id: string }>(
      `UPDATE touches SET state = 'sending' WHERE workspace_id = $1::uuid AND state = 'reserved' RETURNING id`,
      [tenant.workspaceId],
    );
    const refusal = await refusalOf(desk.act(tenant, 'leads.erase', { leadId: who.leadId }));
    expect(refusal.code).toBe('wrong_state');
    expect((await desk.read(tenant, 'leads.get', { leadId: who.leadId })).professionalEmail).toBe(ADA.email);
    await tenant.sql(
      `UPDATE touches SET state = 'reserved' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, touch?.id ?? ''],
    );
  });

  test('leaves no trace in any table', async () => {
    const knew = await tablesThatKnow(tenant);
    expect(knew).toEqual(
      expect.arrayContaining([
        'leads',
        'channel_identities',
        'messages',
        'inbound_signals',
        'actions',
        'plans',
      ]),
    );
    const receipt = await desk.act(tenant, 'leads.erase', { leadId: who.leadId });
    expect(await tablesThatKnow(tenant)).toEqual([]);
    expect(receipt.removed).toMatchObject({
      ...{ addresses: 3, touches: 2, conversations: 1, messages: 1, signals: 3, meetings: 1, deals: 1 },
      ...{ suppressions: 1, plans: 2, actions: 2 },
    });
  });

  test('keeps ids, instants and figures, and what was about others', async () => {
    const found = await everything(tenant);
    expect(found.get('touches')).toContain('"state": "sent"');
    expect(found.get('deals')).toContain('"value_cents": 100');
    expect(found.get('plans')).toContain('kept');
    expect(found.get('actions')).toContain('else@where.test');
    expect(found.get('enrollments')).toContain('"stop_reason": "erased"');
    expect(found.get('events')).toContain('lead.erased');
  });

  test('is answered again by its receipt', async () => {
    const again = await desk.act(tenant, 'leads.erase', { leadId: who.leadId });
    expect(again.leadId).toBe(who.leadId);
    expect(again.removed.touches).toBe(2);
    expect(
      await tenant.sql('SELECT 1 AS x FROM erasures WHERE workspace_id = $1::uuid', [tenant.workspaceId]),
    ).toHaveLength(1);
  });

  test('makes the lead gone, and no search finds it', async () => {
    const refusal = await refusalOf(desk.read(tenant, 'leads.get', { leadId: who.leadId }));
    expect([refusal.code, refusal.httpStatus]).toEqual(['gone', 410]);
  });

  test.each([
    { professionalEmail: ADA.email },
    { personalEmail: ADA.former },
    { linkedinMemberId: ADA.memberId },
  ])('survives that the person is offered again: %j', async (input) => {
    const refusal = await refusalOf(
      desk.act(tenant, 'leads.upsert', { ...input, overwriteCorrected: false }),
    );
    expect(refusal.code).toBe('erased');
  });

  test.each([
    { professionalEmail: ADA.email },
    { personalEmail: ADA.former },
    { linkedinMemberId: ADA.memberId },
  ])('survives that another lead is corrected to be the person: %j', async (input) => {
    const { leadId } = await tenant.person();
    const refusal = await refusalOf(desk.act(tenant, 'leads.update', { leadId, ...input }));
    expect(refusal.code).toBe('erased');
  });

  test('holds without a suppression, which would keep the address', async () => {
    const asked = { kind: 'email', value: ADA.email, reason: 'asked' } as const;
    expect((await refusalOf(desk.act(tenant, 'suppressions.add', asked))).code).toBe('erased');
    expect(await tablesThatKnow(tenant)).toEqual([]);
  });

  test('holds for an old unsubscribe link and for what was queued', async () => {
    const work = createEngineUnitOfWork(desk.database.engineSql);
    const worker = await desk.room.worker();
    const touches = await tenant.sql<{ id: string; fence: number }>(
      'SELECT id, fence FROM touches WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    for (const { id, fence } of touches)
      expect(await claimTouch(worker, tenant.call(id, fence))).toMatchObject({ claimed: false });
    const tokens = createUnsubscribeTokens(SECRET_KEY);
    for (const { id } of touches)
      await unsubscribeByToken(
        { work, tokens, now: async () => MONDAY },
        tokens.issue(tenant.workspaceId, id),
      );
    const left = await tenant.sql('SELECT value FROM suppressions WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    expect(left).toEqual([]);
  });
});

test('an attempt of which nobody knew is decided by the erasure: no late evidence brings it back', async () => {
  const tenant = await desk.tenant();
  const who = await tenant.enrolled();
  const touchId = await tenant.touch(who, { state: 'unknown' });
  await tenant.sql(
    `INSERT INTO attempts (workspace_id, id, touch_id, fence, state, worker_lock_key, text, content_hash,
       business_started_at, started_at, lease_until)
     VALUES ($1::uuid, gen_random_uuid(), $2::uuid, 1, 'unknown', 1, 'Hello', 'hash', now(), now(), now())`,
    [tenant.workspaceId, touchId],
  );
  await desk.act(tenant, 'leads.erase', { leadId: who.leadId });
  const attempts = await tenant.sql('SELECT state FROM attempts WHERE workspace_id = $1::uuid', [
    tenant.workspaceId,
  ]);
  expect(attempts).toEqual([{ state: 'refused' }]);
});

test('waits for a launch that is under way, and stops whom it enrolled', async () => {
  const tenant = await desk.tenant();
  const person = await tenant.person();
  const launch = new pg.Client({ connectionString: desk.room.ownerUrl });
  await launch.connect();
  try {
    await launch.query('BEGIN');
    await launch.query(
      "SELECT pg_advisory_xact_lock(hashtextextended('launch of workspace_id ' || $1::text, 0))",
      [tenant.workspaceId],
    );
    const erased = desk.act(tenant, 'leads.erase', { leadId: person.leadId });
    await Promise.race([erased, launch.query('SELECT pg_sleep(0.3)')]);
    await launch.query(
      `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, step_id,
         step_entered_at, due_at, created_at)
       SELECT c.workspace_id, gen_random_uuid(), c.id, $2::uuid, c.sequence_version_id, $3::uuid, 'mail', now(), now(), now()
       FROM campaigns c WHERE c.workspace_id = $1::uuid`,
      [tenant.workspaceId, person.leadId, tenant.identityId],
    );
    await launch.query('COMMIT');
    await erased;
  } finally {
    await launch.end();
  }
  const left = await tenant.sql('SELECT status, stop_reason FROM enrollments WHERE workspace_id = $1::uuid', [
    tenant.workspaceId,
  ]);
  expect(left).toEqual([{ status: 'stopped', stop_reason: 'erased' }]);
});

test('a lead of another workspace cannot be erased', async () => {
  const [ours, theirs] = [await desk.tenant(), await desk.tenant()];
  const { leadId } = await theirs.person();
  expect((await refusalOf(desk.act(ours, 'leads.erase', { leadId }))).code).toBe('not_found');
});
