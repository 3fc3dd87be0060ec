/** Does a value that is missing hold back those alone who lack it, until somebody completes them? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { advanceEnrollments } from '#application';
import { createDatabase } from '#persistence';
import { type EngineRoom, MONDAY, openEngineRoom, type Worker } from './support/engine-room.js';
import { events } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { type Enrolled, GRAPH, Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel() } });
});
afterEach(() => {
  room.now = MONDAY;
});
afterAll(() => room.close());

const NEEDY = {
  ...GRAPH,
  steps: GRAPH.steps.map((step) =>
    step.id === 'mail' && step.kind === 'email'
      ? { ...step, body: 'About {{ job_title }} at {{ company_name }}', signature: true }
      : step,
  ),
};

async function blocked() {
  const tenant = await Tenant.open(room, {}, NEEDY);
  const [lacking, whole] = [
    await tenant.enroll(await tenant.person(), MONDAY),
    await tenant.enroll(await tenant.person(), MONDAY),
  ];
  const company = await tenant.sql<{ id: string }>(
    `INSERT INTO companies (workspace_id, id, name, tags, created_at, updated_at)
     VALUES ($1::uuid, gen_random_uuid(), 'Engines', '{}', now(), now()) RETURNING id`,
    [tenant.workspaceId],
  );
  await tenant.sql(
    `UPDATE leads SET company_id = $2::uuid, job_title = 'CEO' WHERE workspace_id = $1::uuid AND id = $3::uuid`,
    [tenant.workspaceId, company[0]?.id ?? '', whole.leadId],
  );
  await tenant.sql(`UPDATE identities SET signature = 'Ada {{ first_name }}' WHERE workspace_id = $1::uuid`, [
    tenant.workspaceId,
  ]);
  await advanceEnrollments(worker, tenant.workspaceId);
  return { tenant, lacking, whole, companyId: company[0]?.id ?? '' };
}

const standing = async (tenant: Tenant, { enrollmentId }: Enrolled) =>
  (
    await tenant.sql<{ blocked_on: string[]; due_at: Date | null; step_id: string }>(
      'SELECT blocked_on, due_at, step_id FROM enrollments WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [tenant.workspaceId, enrollmentId],
    )
  )[0];
const textOf = async (tenant: Tenant, { enrollmentId }: Enrolled) =>
  (
    await tenant.sql<{ state: string; text: string }>(
      'SELECT state, text FROM touches WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid',
      [tenant.workspaceId, enrollmentId],
    )
  )[0];

describe('a variable without a value', () => {
  it('blocks the lead that lacks it, with the reason, and nobody else', async () => {
    const { tenant, lacking, whole } = await blocked();
    expect(await standing(tenant, lacking)).toMatchObject({
      blocked_on: ['job_title', 'company_name'],
      step_id: 'mail',
    });
    expect(await textOf(tenant, lacking)).toBeUndefined();
    expect(await textOf(tenant, whole)).toEqual({
      state: 'ready',
      // A signature is no template.
      text: 'About CEO at Engines\n\nAda {{ first_name }}',
    });
    expect((await events(tenant)).sort()).toEqual(['enrollment.blocked', 'touch.planned']);
  });

  it('is waited for until the lead is completed, by whatever role, and then the touch goes', async () => {
    const { tenant, lacking, companyId } = await blocked();
    const api = createDatabase({ url: room.apiUrl, label: 'test', poolSize: 1 });
    await api.engineSql
      .transaction(tenant.workspaceId, (sql) =>
        sql.rows(`UPDATE leads SET job_title = 'CTO' WHERE workspace_id = $1::uuid AND id = $2::uuid`, [
          tenant.workspaceId,
          lacking.leadId,
        ]),
      )
      .finally(() => api.close());
    await advanceEnrollments(worker, tenant.workspaceId);
    expect(await standing(tenant, lacking)).toMatchObject({ blocked_on: ['company_name'] });

    await tenant.sql(
      'UPDATE leads SET company_id = $2::uuid WHERE workspace_id = $1::uuid AND id = $3::uuid',
      [tenant.workspaceId, companyId, lacking.leadId],
    );
    await advanceEnrollments(worker, tenant.workspaceId);
    expect(await standing(tenant, lacking)).toMatchObject({ blocked_on: [], due_at: null });
    expect(await textOf(tenant, lacking)).toMatchObject({ state: 'ready' });
  });

  it('is looked for again by itself, should an edit have been missed', async () => {
    const { tenant, lacking } = await blocked();
    await room.asOwner('ALTER TABLE leads DISABLE TRIGGER leads_wake_blocked');
    await tenant.sql(
      `UPDATE leads l SET job_title = 'CTO', company_id = (SELECT company_id FROM leads o WHERE o.workspace_id = $1::uuid AND o.company_id IS NOT NULL)
       WHERE l.workspace_id = $1::uuid AND l.id = $2::uuid`,
      [tenant.workspaceId, lacking.leadId],
    );
    await room.asOwner('ALTER TABLE leads ENABLE TRIGGER leads_wake_blocked');
    expect(await advanceEnrollments(worker, tenant.workspaceId)).toBe(0);
    room.now = MONDAY.add({ hours: 6 });
    expect(await advanceEnrollments(worker, tenant.workspaceId)).toBe(1);
    expect(await textOf(tenant, lacking)).toMatchObject({ state: 'ready' });
  });
});
