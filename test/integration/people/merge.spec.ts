/** Do two leads become one, and two again, without anybody hearing anything twice? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeId } from '#contracts';
import { newId } from '../engine/support/engine-room.js';
import type { Enrolled, Person, Tenant } from '../engine/support/tenant.js';
import { type Desk, openDesk, refusalOf } from './support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Whatever a lead has, by table, without the instant of its last change. */
async function worldOf(tenant: Tenant): Promise<Record<string, unknown>> {
  const world: Record<string, unknown> = {};
  for (const table of [
    ...['leads', 'channel_identities', 'audience_members', 'campaign_entries', 'enrollments', 'touches'],
    ...['conversations', 'messages', 'meetings', 'deals', 'suppressions', 'lead_search', 'lead_activity'],
  ]) {
    const rows = await tenant.sql<{ row: object }>(
      `SELECT to_jsonb(t) - 'updated_at' - 'fence' AS row FROM ${table} t WHERE t.workspace_id = $1::uuid
       ORDER BY (to_jsonb(t) - 'updated_at' - 'fence')::text`,
      [tenant.workspaceId],
    );
    world[table] = rows.map(({ row }) => row);
  }
  return world;
}

const enrollmentsOf = (tenant: Tenant) =>
  tenant.sql<{ id: string; lead_id: string; status: string; stop_reason: string | null }>(
    'SELECT id, lead_id, status, stop_reason FROM enrollments WHERE workspace_id = $1::uuid ORDER BY id',
    [tenant.workspaceId],
  );
const merge = (tenant: Tenant, one: Person, other: Person) =>
  desk.act(tenant, 'leads.merge', { leadId: one.leadId, otherLeadId: other.leadId, prefer: 'this' });

test('a value beats none, a correction beats a guess, and no address is lost', async () => {
  const tenant = await desk.tenant();
  const [one, other] = [await tenant.person(), await tenant.person()];
  await tenant.sql(
    `UPDATE leads SET first_name = 'Ada', last_name = NULL, phone = '1', attributes = '{"tier": "gold"}' WHERE id = $1::uuid AND workspace_id = $2::uuid`,
    [one.leadId, tenant.workspaceId],
  );
  await tenant.sql(
    `UPDATE leads SET first_name = 'Adah', last_name = 'Byron', phone = '2', corrected_fields = '{phone}', attributes = '{"tier": "iron", "fair": "Paris"}'
     WHERE id = $1::uuid AND workspace_id = $2::uuid`,
    [other.leadId, tenant.workspaceId],
  );
  const { lead, kept, moved } = await merge(tenant, one, other);
  expect(lead).toMatchObject({
    ...{ id: one.leadId, firstName: 'Ada', lastName: 'Byron', phone: '2', correctedFields: ['phone'] },
    attributes: { tier: 'gold', fair: 'Paris' },
    professionalEmail: one.email,
  });
  expect(kept).toMatchObject({
    firstName: 'this',
    lastName: 'other',
    phone: 'other',
    'attributes.fair': 'other',
  });
  expect(moved.addresses).toBe(2);
  // Either address, and either id, means this lead now.
  expect((await desk.read(tenant, 'leads.get', { leadId: other.leadId })).id).toBe(one.leadId);
  const again = await desk.act(tenant, 'leads.upsert', {
    ...{ professionalEmail: other.email, location: 'London', overwriteCorrected: false },
  });
  expect([again.lead.id, again.created]).toEqual([one.leadId, false]);
});

test('what happened with either is one timeline, until they are two again', async () => {
  const tenant = await desk.tenant();
  const [one, other] = [await tenant.person(), await tenant.person()];
  await desk.act(tenant, 'leads.update', { leadId: one.leadId, jobTitle: 'CMO' });
  await desk.act(tenant, 'leads.update', { leadId: other.leadId, jobTitle: 'CFO' });
  const timelineOf = async ({ leadId }: Person) =>
    (await desk.read(tenant, 'leads.timeline', { leadId, limit: 50 })).data.map(({ type, data }) => ({
      type,
      data,
    }));
  const writtenOf = async (person: Person) =>
    (await timelineOf(person)).flatMap(({ type, data }) =>
      type === 'lead.upserted' ? [data['leadId']] : [],
    );
  const { merge: merged } = await merge(tenant, one, other);
  const [idOfOne, idOfOther] = [one.leadId, other.leadId].map((id) => encodeId('lead', id));
  expect(new Set(await writtenOf(one))).toEqual(new Set([idOfOne, idOfOther]));
  expect((await timelineOf(one)).map(({ type }) => type)).toContain('lead.merged');
  // The other id means this lead now.
  expect(await timelineOf(other)).toEqual(await timelineOf(one));
  await desk.act(tenant, 'leads.unmerge', { mergeId: merged.id });
  expect(new Set(await writtenOf(other))).toEqual(new Set([idOfOther]));
});

describe('in a campaign that both are in', () => {
  test.each([
    ['the survivor', 0],
    ['the merged lead', 1],
  ] as const)('only the sequence of %s goes on where it is further along', async (_, ahead) => {
    const tenant = await desk.tenant();
    const both: [Enrolled, Enrolled] = [await tenant.enrolled(), await tenant.enrolled()];
    const [further, behind] = ahead === 0 ? both : [both[1], both[0]];
    await tenant.touch(further, { state: 'sent' });
    const queued = await tenant.touch(behind);
    const before = await worldOf(tenant);
    const { merge: made, stopped } = await merge(tenant, ...both);
    expect(stopped).toEqual([behind.enrollmentId]);
    const [survivor, merged] = [both[0].leadId, both[1].leadId];
    expect(new Map((await enrollmentsOf(tenant)).map((row) => [row.id, row]))).toEqual(
      new Map([
        [
          further.enrollmentId,
          { id: further.enrollmentId, lead_id: survivor, status: 'active', stop_reason: null },
        ],
        [
          behind.enrollmentId,
          { id: behind.enrollmentId, lead_id: merged, status: 'stopped', stop_reason: 'merged' },
        ],
      ]),
    );
    const [touch] = await tenant.sql<{ state: string; lead_id: string }>(
      'SELECT state, lead_id FROM touches WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [tenant.workspaceId, queued],
    );
    expect(touch).toEqual({ state: 'cancelled', lead_id: survivor });
    await desk.act(tenant, 'leads.unmerge', { mergeId: made.id });
    const after = await worldOf(tenant);
    expect(after['enrollments']).toEqual(before['enrollments']);
    // What was cancelled gets a new slot.
    expect(JSON.stringify(after['touches'])).toContain('"state":"ready"');
  });

  test('none goes on, once they are two again, if the person was stopped meanwhile', async () => {
    const tenant = await desk.tenant();
    const [one, other] = [await tenant.enrolled(), await tenant.enrolled()];
    await tenant.touch(other);
    const { merge: made } = await merge(tenant, one, other);
    await desk.act(tenant, 'leads.stop_all', { leadId: one.leadId, reason: 'stopped_by_hand' });
    await desk.act(tenant, 'leads.unmerge', { mergeId: made.id });
    expect((await enrollmentsOf(tenant)).map(({ status }) => status)).toEqual(['stopped', 'stopped']);
    const touches = await tenant.sql('SELECT state FROM touches WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    expect(touches).toEqual([{ state: 'cancelled' }]);
  });

  test('none goes on where one of the two had ended', async () => {
    const tenant = await desk.tenant();
    const [one, other] = [await tenant.enrolled(), await tenant.enrolled()];
    await tenant.sql(
      `UPDATE enrollments SET status = 'stopped', stop_reason = 'replied' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, other.enrollmentId],
    );
    const { stopped } = await merge(tenant, one, other);
    expect(stopped).toEqual([one.enrollmentId]);
    expect((await enrollmentsOf(tenant)).map(({ status }) => status)).toEqual(['stopped', 'stopped']);
  });
});

test('what stands against one of them stands against the person', async () => {
  const tenant = await desk.tenant();
  const [one, other] = [await tenant.enrolled(), await tenant.person()];
  await desk.act(tenant, 'suppressions.add', { kind: 'email', value: other.email, reason: 'asked' });
  await merge(tenant, one, other);
  const why = await desk.read(tenant, 'leads.explain', { leadId: other.leadId });
  expect([why.lead.id, why.suppressed?.value]).toEqual([one.leadId, other.email]);
});

test('a merge waits while something is being sent to one of them', async () => {
  const tenant = await desk.tenant();
  const [one, other] = [await tenant.enrolled(), await tenant.enrolled()];
  await tenant.touch(other, { state: 'sending' });
  expect((await refusalOf(merge(tenant, one, other))).code).toBe('wrong_state');
  expect((await refusalOf(merge(tenant, one, one))).code).toBe('conflict');
});

test('what happened since stays with the survivor, and a merge is taken back once', async () => {
  const tenant = await desk.tenant();
  const [one, other] = [await tenant.person(), await tenant.person()];
  const { merge: made } = await merge(tenant, one, other);
  await desk.act(tenant, 'leads.upsert', {
    ...{ professionalEmail: one.email, location: 'London', overwriteCorrected: false },
  });
  const { lead, other: back } = await desk.act(tenant, 'leads.unmerge', { mergeId: made.id });
  expect([lead.location, lead.professionalEmail]).toEqual(['London', one.email]);
  expect([back.id, back.location, back.professionalEmail]).toEqual([other.leadId, null, other.email]);
  expect((await refusalOf(desk.act(tenant, 'leads.unmerge', { mergeId: made.id }))).code).toBe('wrong_state');
  const { data } = await desk.read(tenant, 'leads.merges', { leadId: other.leadId, limit: 10 });
  expect(data).toMatchObject([{ id: made.id, leadId: one.leadId, mergedLeadId: other.leadId }]);
});

test('an erased survivor takes those with it who were merged into them', async () => {
  const tenant = await desk.tenant();
  const [one, other] = [await tenant.person(), await tenant.person()];
  const { merge: made } = await merge(tenant, one, other);
  await desk.act(tenant, 'leads.erase', { leadId: other.leadId });
  for (const { leadId } of [one, other])
    expect((await refusalOf(desk.read(tenant, 'leads.get', { leadId }))).code).toBe('gone');
  expect((await refusalOf(desk.act(tenant, 'leads.unmerge', { mergeId: made.id }))).code).toBe('not_found');
  for (const professionalEmail of [one.email, other.email]) {
    const refusal = await refusalOf(
      desk.act(tenant, 'leads.upsert', { professionalEmail, overwriteCorrected: false }),
    );
    expect(refusal.code).toBe('erased');
  }
});

test('namesakes in one company are shown as possible duplicates', async () => {
  const tenant = await desk.tenant();
  const company = { name: 'Analytical Engines' };
  const upsert = (professionalEmail: string, firstName: string) =>
    desk.act(tenant, 'leads.upsert', {
      ...{ firstName, lastName: 'Lovelace', professionalEmail, company, overwriteCorrected: false },
    });
  const one = await upsert('ada@engines.test', 'Ada');
  const two = await upsert('a.lovelace@engines.test', 'ADA');
  await upsert('charles@engines.test', 'Charles');
  const { data } = await desk.read(tenant, 'leads.duplicates', { limit: 10 });
  expect(data.map(({ leads }) => leads.map(({ id }) => id))).toEqual([[one.lead.id, two.lead.id]]);
});

interface Draft {
  readonly fields: Readonly<Record<string, string | null>>;
  readonly corrected: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly personal: boolean;
  readonly audiences: readonly boolean[];
  readonly enrolled: boolean;
  readonly state: 'sent' | 'ready';
  readonly talks: boolean;
}

const drafts = fc.record<Draft>({
  fields: fc.record({
    first_name: fc.option(fc.constantFrom('Ada', 'Zoë'), { nil: null }),
    last_name: fc.option(fc.constantFrom('Byron', 'O’Neil'), { nil: null }),
    job_title: fc.option(fc.constantFrom('CMO', 'CTO'), { nil: null }),
    location: fc.option(fc.constant('Paris'), { nil: null }),
    phone: fc.option(fc.constantFrom('1', '2'), { nil: null }),
  }),
  corrected: fc.subarray(['firstName', 'phone', 'attributes.tier']),
  attributes: fc.dictionary(fc.constantFrom('tier', 'fair'), fc.constantFrom('x', 'y')),
  personal: fc.boolean(),
  audiences: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  enrolled: fc.boolean(),
  state: fc.constantFrom('sent', 'ready'),
  talks: fc.boolean(),
});

async function make(tenant: Tenant, draft: Draft, audienceIds: readonly string[]): Promise<Person> {
  const person = draft.enrolled ? await tenant.enrolled() : await tenant.person();
  const { workspaceId, accountId } = tenant;
  const run = (text: string, ...values: (string | null)[]) =>
    tenant.sql(text, [workspaceId, person.leadId, ...values]);
  const set = Object.entries(draft.fields);
  await run(
    `UPDATE leads SET ${set.map(([name], index) => `${name} = $${index + 5}`).join(', ')}, corrected_fields = $3::text::text[], attributes = $4::jsonb
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    `{${draft.corrected.join(',')}}`,
    JSON.stringify(draft.attributes),
    ...set.map(([, value]) => value),
  );
  await run(
    `UPDATE leads SET name_folded = lower(concat(first_name, ' ', last_name)), title_folded = lower(coalesce(job_title, '')),
       location_folded = lower(coalesce(location, '')) WHERE workspace_id = $1::uuid AND id = $2::uuid`,
  );
  if (draft.personal)
    await run(
      `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label) VALUES ($1::uuid, gen_random_uuid(), $2::uuid, 'email', $3, 'personal')`,
      `${newId()}@home.test`,
    );
  for (const [index, isIn] of draft.audiences.entries())
    if (isIn)
      await run(
        'INSERT INTO audience_members (workspace_id, lead_id, audience_id) VALUES ($1::uuid, $2::uuid, $3::uuid)',
        audienceIds[index] ?? null,
      );
  if (draft.enrolled) await tenant.touch(person as Enrolled, { state: draft.state, slotAt: null });
  if (draft.talks)
    await run(
      `WITH opened AS (
         INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, subject, last_message_at, created_at)
         VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3::uuid, 'email', 'Hello', '2026-03-01', '2026-03-01') RETURNING id)
       INSERT INTO messages (workspace_id, id, conversation_id, direction, text, external_id, occurred_at)
       SELECT $1::uuid, gen_random_uuid(), id, 'in', 'Yes', $4, '2026-03-01' FROM opened`,
      ...[accountId, newId()],
    );
  return person;
}

test('a merge that is taken back leaves everything as it was', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, drafts, fc.constantFrom('this', 'other'), async (mine, theirs, prefer) => {
      const tenant = await desk.tenant();
      const audienceIds = [newId(), newId()];
      for (const id of audienceIds)
        await tenant.sql(
          `INSERT INTO audiences (workspace_id, id, name, kind, created_at) VALUES ($1::uuid, $2::uuid, $2, 'static', now())`,
          [tenant.workspaceId, id],
        );
      const [one, other] = [await make(tenant, mine, audienceIds), await make(tenant, theirs, audienceIds)];
      const before = await worldOf(tenant);
      const { merge: made } = await desk.act(tenant, 'leads.merge', {
        ...{ leadId: one.leadId, otherLeadId: other.leadId, prefer },
      });
      const between = await worldOf(tenant);
      expect(between).not.toEqual(before);
      await desk.act(tenant, 'leads.unmerge', { mergeId: made.id });
      expect(await worldOf(tenant)).toEqual(before);
    }),
    { numRuns: 12 },
  );
});
