/** Do those who enter a live audience enter its campaigns, at a cost that follows what changed? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enterWaiting } from '#application';
import { followChanges, newUuidV7, sequenceEvents, sweepLiveAudiences } from '#persistence';
import { type Bench, BUSINESS_NOW, openBench, refusalOf, Workshop } from '../campaigns/support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const CMOS = { functions: ['marketing'], seniorities: ['c_level'] } as const;
const filter = () =>
  structuredClone(CMOS) as unknown as { functions: ['marketing']; seniorities: ['c_level'] };

let counter = 0;
/** As a developer adds them: through the operation, with its event. */
async function upsert(shop: Workshop, jobTitle: string, email = `l${++counter}-${newUuidV7()}@p.test`) {
  const input = { firstName: `Lead ${counter}`, professionalEmail: email, jobTitle };
  const { lead } = await shop.act('leads.upsert', { ...input, overwriteCorrected: false });
  return { id: lead.id, email };
}

async function live(people: readonly string[], policy: 'auto' | 'person' = 'auto') {
  const shop = await Workshop.open(bench, policy);
  const ada = await shop.identity('Ada', 'linkedin', 'email');
  for (const title of people) await upsert(shop, title);
  const audience = await shop.act('audiences.create', { name: 'CMOs', filter: filter() });
  const { campaignId } = await shop.campaign({ leadIds: [], accountIds: ada.accountIds });
  await shop.act('campaigns.attach_audience', { campaignId, audienceId: audience.id, live: true });
  return { shop, ada, audienceId: audience.id, campaignId };
}

async function launch(shop: Workshop, campaignId: string) {
  const plan = await shop.act('campaigns.plan_launch', { campaignId });
  if (plan.status === 'waiting') await shop.act('plans.approve', { planId: plan.id }, shop.person);
  return { plan, done: await shop.act('plans.execute', { planId: plan.id }) };
}

/** What the worker's round does. */
async function round(shop: Workshop, sweep = false): Promise<number> {
  const engine = shop.database.engineSql;
  while ((await sequenceEvents(engine, 1_000)) === 1_000);
  while ((await followChanges(engine, 1_000)) === 1_000);
  if (sweep) while (await sweepLiveAudiences(engine, shop.workspaceId, shop.now));
  const clock = { now: async () => shop.now, realDelayUntil: async () => undefined };
  return enterWaiting({ unitOfWork: shop.database.unitOfWork, clock, newId: newUuidV7 }, shop.workspaceId);
}
const inside = async (shop: Workshop, campaignId: string) =>
  (await shop.read('campaigns.enrollments', { campaignId, limit: 200 })).data.map(({ leadId }) => leadId);

describe('a live audience by filter', () => {
  it('enrolls who begins to match, once, and nobody else', async () => {
    const { shop, campaignId } = await live(['Chief Marketing Officer', 'Plumber']);
    const { plan, done } = await launch(shop, campaignId);
    expect(plan.summary.warnings.join(' ')).toContain('An audience is live');
    expect(done).toMatchObject({ enrolled: 1 });
    expect(await round(shop)).toBe(0);
    const plumber = await upsert(shop, 'Plumber');
    const cmo = await upsert(shop, 'CMO');
    expect(await round(shop)).toBe(1);
    await upsert(shop, 'Chief Marketing Officer', plumber.email);
    expect(await round(shop)).toBe(1);
    await upsert(shop, 'Plumber', cmo.email);
    await upsert(shop, 'CMO', cmo.email);
    expect(await round(shop)).toBe(0);
    expect(await inside(shop, campaignId)).toHaveLength(3);
    expect(
      (
        await shop.read('enrollments.get', {
          enrollmentId:
            (await shop.read('campaigns.enrollments', { campaignId, leadId: cmo.id, limit: 1 })).data[0]
              ?.id ?? '',
        })
      ).status,
    ).toBe('active');
  });

  it('enrolls the people of a company that begins to match', async () => {
    const { shop, ada } = await live([]);
    const company = await shop.act('companies.upsert', { name: 'Northwind', industry: 'Shipping' });
    const staff = await shop.act('leads.upsert', {
      firstName: 'Ann',
      professionalEmail: `ann-${newUuidV7()}@p.test`,
      company: { name: 'Northwind' },
      overwriteCorrected: false,
    });
    const saas = await shop.act('audiences.create', { name: 'SaaS', filter: { industries: ['SaaS'] } });
    const { campaignId } = await shop.campaign({ leadIds: [], accountIds: ada.accountIds });
    await shop.act('campaigns.attach_audience', { campaignId, audienceId: saas.id, live: true });
    await launch(shop, campaignId);
    await round(shop, true);
    await shop.act('companies.upsert', { name: company.company.name, industry: 'SaaS' });
    expect(await round(shop)).toBe(1);
    expect(await inside(shop, campaignId)).toEqual([staff.lead.id]);
  });

  it('may be empty at launch, and keeps its campaign running', async () => {
    const { shop, campaignId } = await live([]);
    expect((await launch(shop, campaignId)).done).toMatchObject({ enrolled: 0 });
    const settle = () =>
      shop.database.unitOfWork.act(shop.workspaceId, ({ engine }) => engine.due.completeCampaigns(shop.now));
    expect(await settle()).toEqual([]);
    await upsert(shop, 'CMO');
    expect(await round(shop)).toBe(1);
    const { audiences } = await shop.read('campaigns.get', { campaignId });
    for (const { id } of audiences)
      await shop.act('campaigns.attach_audience', { campaignId, audienceId: id, live: false });
    await shop.sql(`UPDATE enrollments SET status = 'finished' WHERE campaign_id = $1::uuid`, [campaignId]);
    expect(await settle()).toEqual([campaignId]);
  });

  it('leaves out whom it must not write to, and looks again once something changed', async () => {
    const { shop, campaignId } = await live([]);
    await launch(shop, campaignId);
    const { id, email } = await upsert(shop, 'CMO');
    await shop.suppress('email', email);
    expect(await round(shop)).toBe(0);
    const out = await shop.read('campaigns.entries', { campaignId, state: 'left_out', limit: 10 });
    expect(out.data).toMatchObject([{ leadId: id, source: 'live', reason: 'suppressed' }]);
    await shop.sql('DELETE FROM suppressions WHERE workspace_id = $1::uuid', [shop.workspaceId]);
    expect(await round(shop, true)).toBe(0);
    shop.now = BUSINESS_NOW.add({ hours: 25 });
    expect(await round(shop, true)).toBe(1);
  });

  it('lets in within the caps, the others later and in the order in which they came', async () => {
    const { shop, campaignId } = await live([]);
    await shop.act('campaigns.set_caps', { campaignId, maxEnrollmentsPerDay: 2 });
    await launch(shop, campaignId);
    const came = [];
    for (let minute = 0; minute < 5; minute += 1) {
      shop.now = BUSINESS_NOW.add({ minutes: minute });
      came.push((await upsert(shop, 'CMO')).id);
      await round(shop);
    }
    expect(await inside(shop, campaignId)).toEqual(came.slice(0, 2));
    shop.now = BUSINESS_NOW.add({ hours: 24 });
    expect(await round(shop)).toBe(2);
    expect(await inside(shop, campaignId)).toEqual(came.slice(0, 4));
  });

  it('finds by a sweep what no event told, and whom a wider filter finds', async () => {
    const { shop, campaignId, audienceId } = await live(['Head of Marketing']);
    await launch(shop, campaignId);
    const [silent = ''] = await shop.leads([{ firstName: 'Silent', email: `s-${newUuidV7()}@p.test` }]);
    await shop.act('leads.upsert', {
      firstName: 'X',
      professionalEmail: `x-${newUuidV7()}@p.test`,
      overwriteCorrected: false,
    });
    expect(await round(shop, true)).toBe(0);
    await shop.act('audiences.update', { audienceId, filter: {} });
    expect(await round(shop)).toBe(0);
    expect(await round(shop, true)).toBe(3);
    expect(await inside(shop, campaignId)).toContain(silent);
    expect(await sweepLiveAudiences(shop.database.engineSql, shop.workspaceId, shop.now)).toBe(false);
  });

  it('keeps its filter where a person must agree, and enters as was agreed', async () => {
    const { shop, campaignId, audienceId } = await live([], 'person');
    await launch(shop, campaignId);
    const wider = shop.act('audiences.update', { audienceId, filter: {} });
    expect((await refusalOf(wider)).code).toBe('needs_approval');
    await upsert(shop, 'CMO');
    expect(await round(shop)).toBe(1);
  });
});

describe('a live static audience', () => {
  it('enrolls who is added to it, and stops nobody who is taken out', async () => {
    const shop = await Workshop.open(bench);
    const ada = await shop.identity('Ada', 'linkedin', 'email');
    const { campaignId, audienceId } = await shop.campaign({ leadIds: [], accountIds: ada.accountIds });
    await shop.act('campaigns.attach_audience', { campaignId, audienceId, live: true });
    await launch(shop, campaignId);
    const { id } = await upsert(shop, 'Plumber');
    expect(await shop.act('audiences.add_leads', { audienceId, leadIds: [id] })).toMatchObject({ added: 1 });
    expect(await round(shop)).toBe(1);
    expect(await shop.act('audiences.remove_leads', { audienceId, leadIds: [id] })).toEqual({
      removed: 1,
      size: 0,
    });
    expect(await round(shop)).toBe(0);
    const { data } = await shop.read('campaigns.enrollments', { campaignId, limit: 10 });
    expect(data).toMatchObject([{ leadId: id, status: 'active' }]);
  });
});

describe('an audience', () => {
  it('is renamed, and put away once no campaign uses it', async () => {
    const { shop, campaignId, audienceId } = await live([]);
    await shop.act('audiences.create', { name: 'Taken', leadIds: [] });
    expect((await refusalOf(shop.act('audiences.update', { audienceId, name: 'Taken' }))).code).toBe(
      'conflict',
    );
    const view = await shop.act('audiences.update', { audienceId, name: 'Heads' });
    expect(view).toMatchObject({ name: 'Heads', campaigns: [{ id: campaignId, live: true }] });
    expect((await refusalOf(shop.act('audiences.archive', { audienceId }))).code).toBe('wrong_state');
    await shop.act('campaigns.detach_audience', { campaignId, audienceId });
    expect(await shop.act('audiences.archive', { audienceId })).toMatchObject({ archivedAt: shop.now });
    const listed = async (archived: boolean) =>
      (await shop.read('audiences.list', { archived, limit: 50 })).data.map(({ name }) => name);
    expect(await listed(false)).not.toContain('Heads');
    expect(await listed(true)).toEqual(['Heads']);
    const attach = shop.act('campaigns.attach_audience', { campaignId, audienceId, live: false });
    expect((await refusalOf(attach)).code).toBe('wrong_state');
    expect(await shop.act('audiences.restore', { audienceId })).toMatchObject({ archivedAt: null });
  });
});

it('what follows changes looks at the leads that changed, however many are there', async () => {
  const { shop, campaignId, audienceId } = await live([]);
  await launch(shop, campaignId);
  await shop.sql(
    `INSERT INTO leads (workspace_id, id, first_name, job_function, seniority, created_at, updated_at)
     SELECT $1::uuid, gen_random_uuid(), 'Old', 'marketing', 'c_level', $2::timestamptz, $2::timestamptz FROM generate_series(1, 3000)`,
    [shop.workspaceId, BUSINESS_NOW.toString()],
  );
  const { id } = await upsert(shop, 'CMO');
  await round(shop);
  const listed = await shop.sql<{ lead_id: string }>(
    'SELECT lead_id FROM campaign_entries WHERE campaign_id = $1::uuid UNION SELECT lead_id FROM enrollments WHERE campaign_id = $1::uuid',
    [campaignId],
  );
  expect(listed).toEqual([{ lead_id: id }]);
  expect((await shop.read('audiences.get', { audienceId })).size).toBeGreaterThan(3_000 - 1);
});
