/** Who enters a campaign, when, and who does not? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enterWaiting } from '#application';
import type { InputOf } from '#contracts';
import { newUuidV7 } from '#persistence';
import { type Bench, BUSINESS_NOW, openBench, refusalOf, Workshop } from '../campaigns/support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

let counter = 0;
const reachable = () => ({
  firstName: `Lead ${++counter}`,
  email: `lead-${counter}@${newUuidV7()}.test`,
  linkedin: `lead-${counter}-${newUuidV7()}`,
});

async function open(people: number, policy: 'auto' | 'person' = 'auto') {
  const shop = await Workshop.open(bench, policy);
  const ada = await shop.identity('Ada', 'linkedin', 'email');
  const leadIds = await shop.leads(Array.from({ length: people }, reachable));
  return { shop, ada, leadIds };
}

type Launch = Pick<InputOf<'campaigns.plan_launch'>, 'exclude'>;
async function launch(shop: Workshop, campaignId: string, more: Launch = {}) {
  const plan = await shop.act('campaigns.plan_launch', { campaignId, ...more });
  const done = await shop.act('plans.execute', { planId: plan.id });
  return { plan, done };
}

const enter = (shop: Workshop) =>
  enterWaiting(
    {
      unitOfWork: shop.database.unitOfWork,
      clock: { now: async () => shop.now, realDelayUntil: async () => undefined },
      newId: newUuidV7,
    },
    shop.workspaceId,
  );
const inside = async (shop: Workshop, campaignId: string) =>
  (await shop.read('campaigns.enrollments', { campaignId, limit: 200 })).data.map(({ leadId }) => leadId);
const onTheWay = async (shop: Workshop, campaignId: string, state: 'waiting' | 'left_out' = 'waiting') =>
  (await shop.read('campaigns.entries', { campaignId, state, limit: 200 })).data;

describe('the caps of a campaign', () => {
  it('let in as many a day as they say, in order, and no more than that in all', async () => {
    const { shop, ada, leadIds } = await open(6);
    const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
    await shop.act('campaigns.set_caps', { campaignId, maxEnrollments: 5, maxEnrollmentsPerDay: 2 });
    const { plan, done } = await launch(shop, campaignId);
    expect(plan.summary.warnings.join(' ')).toContain('4 of 6 wait for a free place');
    expect(done).toMatchObject({ enrolled: 2, waiting: 4, droppedOut: 0 });
    expect(await enter(shop)).toBe(0);
    shop.now = BUSINESS_NOW.add({ hours: 24 });
    expect(await enter(shop)).toBe(2);
    expect(await inside(shop, campaignId)).toEqual(leadIds.slice(0, 4));
    shop.now = BUSINESS_NOW.add({ hours: 48 });
    expect(await enter(shop)).toBe(1);
    expect(await enter(shop)).toBe(0);
    expect((await onTheWay(shop, campaignId)).map(({ leadId }) => leadId)).toEqual(leadIds.slice(5));
    await shop.act('campaigns.set_caps', { campaignId, maxEnrollments: null });
    expect(await enter(shop)).toBe(1);
    expect(await onTheWay(shop, campaignId)).toEqual([]);
  });

  it('count days as the workspace does', async () => {
    const { shop, ada, leadIds } = await open(2);
    await shop.sql(`UPDATE workspaces SET time_zone = 'Pacific/Kiritimati' WHERE id = $1::uuid`, [
      shop.workspaceId,
    ]);
    const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
    await shop.act('campaigns.set_caps', { campaignId, maxEnrollmentsPerDay: 1 });
    await launch(shop, campaignId);
    // 09:00 in UTC is 23:00 there.
    shop.now = BUSINESS_NOW.add({ minutes: 59 });
    expect(await enter(shop)).toBe(0);
    shop.now = BUSINESS_NOW.add({ minutes: 60 });
    expect(await enter(shop)).toBe(1);
  });

  it('hold against many who push at once', async () => {
    const { shop, ada, leadIds } = await open(41);
    const { campaignId } = await shop.campaign({ leadIds: leadIds.slice(0, 1), accountIds: ada.accountIds });
    await shop.act('campaigns.set_caps', { campaignId, maxEnrollmentsPerDay: 11 });
    await launch(shop, campaignId);
    const answers = await Promise.all([
      ...[1, 11, 21, 31].map((at) =>
        shop.act('enrollments.create', { campaignId, leadIds: leadIds.slice(at, at + 10) }),
      ),
      enter(shop),
    ]);
    expect(answers).toHaveLength(5);
    await enter(shop);
    expect(await inside(shop, campaignId)).toHaveLength(11);
    expect(await onTheWay(shop, campaignId)).toHaveLength(30);
  });
});

describe('leads that are pushed into a running campaign', () => {
  it('get an answer each', async () => {
    const { shop, ada, leadIds } = await open(5);
    const [mute = ''] = await shop.leads([{ firstName: 'Mute' }]);
    const { campaignId } = await shop.campaign({ leadIds: leadIds.slice(0, 1), accountIds: ada.accountIds });
    const other = await shop.campaign({ leadIds: leadIds.slice(1, 2), accountIds: ada.accountIds });
    expect((await refusalOf(shop.act('enrollments.create', { campaignId, leadIds }))).code).toBe(
      'wrong_state',
    );
    await launch(shop, campaignId);
    await launch(shop, other.campaignId);
    const [address] = await shop.sql<{ value: string }>(
      `SELECT value FROM channel_identities WHERE lead_id = $1::uuid AND kind = 'email'`,
      [leadIds[2] ?? ''],
    );
    await shop.suppress('email', address?.value ?? '');
    const gone = newUuidV7();
    const asked = [...leadIds, mute, gone, leadIds[3] ?? ''];
    const answer = await shop.act('enrollments.create', { campaignId, leadIds: asked });
    expect(answer.results.map(({ result, reason }) => reason ?? result)).toEqual([
      'already_enrolled_here',
      'active_in_another_campaign',
      'suppressed',
      'enrolled',
      'enrolled',
      'no_usable_channel',
      'gone',
    ]);
    expect(answer).toMatchObject({ enrolled: 2, waiting: 0, leftOut: 5 });
    const again = await shop.act('enrollments.create', { campaignId, leadIds: leadIds.slice(3) });
    expect(again).toMatchObject({ enrolled: 0, leftOut: 2 });
    expect((await shop.events()).filter(({ type }) => type === 'enrollment.started')).toHaveLength(4);
  });

  it('stand behind those who wait already', async () => {
    const { shop, ada, leadIds } = await open(4);
    const { campaignId } = await shop.campaign({ leadIds: leadIds.slice(0, 2), accountIds: ada.accountIds });
    await shop.act('campaigns.set_caps', { campaignId, maxEnrollmentsPerDay: 1 });
    await launch(shop, campaignId);
    shop.now = BUSINESS_NOW.add({ hours: 24 });
    const pushed = await shop.act('enrollments.create', { campaignId, leadIds: leadIds.slice(2) });
    expect(pushed).toMatchObject({ enrolled: 0, waiting: 2 });
    expect(await enter(shop)).toBe(1);
    expect(await inside(shop, campaignId)).toEqual(leadIds.slice(0, 2));
  });

  it('are dealt to identities as evenly as at a launch, and keep the one that they know', async () => {
    const { shop, ada, leadIds } = await open(6);
    const bob = await shop.identity('Bob', 'linkedin', 'email');
    const { campaignId } = await shop.campaign({
      leadIds: leadIds.slice(0, 2),
      accountIds: [...ada.accountIds, ...bob.accountIds],
    });
    await launch(shop, campaignId);
    for (const leadId of leadIds.slice(2))
      await shop.act('enrollments.create', { campaignId, leadIds: [leadId] });
    const rows = await shop.sql<{ identity_id: string }>(
      'SELECT identity_id FROM enrollments WHERE campaign_id = $1::uuid',
      [campaignId],
    );
    expect(rows.filter((row) => row.identity_id === ada.id)).toHaveLength(3);
  });

  it('need the consent of a person where the workspace asks for it', async () => {
    const { shop, ada, leadIds } = await open(3, 'person');
    const { campaignId, audienceId } = await shop.campaign({
      leadIds: leadIds.slice(0, 1),
      accountIds: ada.accountIds,
    });
    const plan = await shop.act('campaigns.plan_launch', { campaignId });
    await shop.act('plans.approve', { planId: plan.id }, shop.person);
    await shop.act('plans.execute', { planId: plan.id });
    for (const caller of [shop.service, shop.person]) {
      const push = shop.act('enrollments.create', { campaignId, leadIds }, caller);
      expect((await refusalOf(push)).code).toBe('needs_approval');
      const live = shop.act('campaigns.attach_audience', { campaignId, audienceId, live: true }, caller);
      expect((await refusalOf(live)).code).toBe('needs_approval');
    }
    await shop.act('campaigns.set_caps', { campaignId, maxEnrollments: 2 });
    const raise = shop.act('campaigns.set_caps', { campaignId, maxEnrollments: null });
    expect((await refusalOf(raise)).code).toBe('needs_approval');

    const more = await shop.act('campaigns.plan_enroll', { campaignId, leadIds });
    expect(more).toMatchObject({ status: 'waiting', campaignId, summary: { people: 2 } });
    expect((await refusalOf(shop.act('plans.execute', { planId: more.id }))).code).toBe('needs_approval');
    await shop.act('plans.approve', { planId: more.id }, shop.person);
    const done = await shop.act('plans.execute', { planId: more.id });
    expect(done).toMatchObject({ enrolled: 1, waiting: 1, droppedOut: 0 });
    expect(await shop.act('plans.execute', { planId: more.id })).toMatchObject({ enrolled: 1 });
    expect(await inside(shop, campaignId)).toHaveLength(2);
  });
});

describe('the people whom a launch leaves out', () => {
  async function touched(shop: Workshop, leadId: string, kind: string, daysAgo: number, state = 'sent') {
    const at = BUSINESS_NOW.subtract({ minutes: Math.round(1_440 * daysAgo) }).toString();
    await shop.sql(
      `INSERT INTO touches (workspace_id, id, kind, state, lead_id, account_id, channel_identity_id, text, priority, due_at, slot_at,
         sent_at, created_at)
       SELECT $1::uuid, gen_random_uuid(), $3, $4, $2::uuid, a.id, ci.id, 'Hi', 10, $5::timestamptz, $5::timestamptz,
         CASE WHEN $4 = 'sent' THEN $5::timestamptz END, $5::timestamptz
       FROM accounts a, channel_identities ci
       WHERE a.workspace_id = $1::uuid AND a.channel = 'email' AND ci.lead_id = $2::uuid AND ci.kind = 'email' LIMIT 1`,
      [shop.workspaceId, leadId, kind, state, at],
    );
  }

  it('are those who were reached within so many days, by whatever hand, but for a visit', async () => {
    const { shop, ada, leadIds } = await open(6);
    const [a = '', b = '', c = '', d = '', e = ''] = leadIds;
    await touched(shop, a, 'email', 6.9);
    await touched(shop, b, 'email', 7.1);
    await touched(shop, c, 'linkedin_visit', 1);
    await touched(shop, d, 'email_reply', 2);
    await touched(shop, e, 'email', 3, 'unknown');
    const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
    const exclude = { contactedWithinDays: 7 };
    const plan = await shop.act('campaigns.plan_launch', { campaignId, exclude });
    expect(plan.summary.excluded).toMatchObject([
      { reason: 'contacted_recently', people: 3, samples: [{ leadId: a }, { leadId: d }, { leadId: e }] },
    ]);
    await touched(shop, b, 'email', 0.1);
    expect(await shop.act('plans.execute', { planId: plan.id })).toMatchObject({
      enrolled: 2,
      droppedOut: 1,
    });
    const pushed = await shop.act('enrollments.create', { campaignId, leadIds: [a] });
    expect(pushed.results).toMatchObject([{ result: 'left_out', reason: 'contacted_recently' }]);
    shop.now = BUSINESS_NOW.add({ hours: 24 });
    expect(await shop.act('enrollments.create', { campaignId, leadIds: [a] })).toMatchObject({ enrolled: 1 });
  });

  it('are those who ever wrote back, where that is asked', async () => {
    const { shop, ada, leadIds } = await open(3);
    for (const [index, automatic] of [
      [0, false],
      [1, true],
    ] as const) {
      await shop.sql(
        `WITH talk AS (INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, last_message_at, created_at)
           VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3::uuid, 'email', $4::timestamptz, $4::timestamptz) RETURNING id)
         INSERT INTO messages (workspace_id, id, conversation_id, direction, text, external_id, automatic, occurred_at)
         SELECT $1::uuid, gen_random_uuid(), id, 'in', 'Hi', 'x', $5::boolean, $4::timestamptz FROM talk`,
        [shop.workspaceId, leadIds[index] ?? '', ada.accountIds[1] ?? '', BUSINESS_NOW.toString(), automatic],
      );
    }
    const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
    const { plan } = await launch(shop, campaignId, { exclude: { repliedEver: true } });
    expect(plan.summary).toMatchObject({ people: 2, excluded: [{ reason: 'replied_before', people: 1 }] });
  });

  it('are all but one of a company, and whose colleague is spoken with, where that is asked', async () => {
    const { shop, ada, leadIds } = await open(5);
    const companies = [newUuidV7(), newUuidV7()];
    for (const [index, leadId] of leadIds.slice(0, 4).entries()) {
      const company = companies[index < 2 ? 0 : 1] ?? '';
      await shop.sql(
        `INSERT INTO companies (workspace_id, id, name, tags, created_at, updated_at)
         VALUES ($1::uuid, $2::uuid, 'Co', '{}', $3::timestamptz, $3::timestamptz) ON CONFLICT DO NOTHING`,
        [shop.workspaceId, company, BUSINESS_NOW.toString()],
      );
      await shop.sql('UPDATE leads SET company_id = $2::uuid WHERE id = $1::uuid', [leadId, company]);
    }
    const first = await shop.campaign({ leadIds: leadIds.slice(0, 1), accountIds: ada.accountIds });
    await launch(shop, first.campaignId);
    const { campaignId } = await shop.campaign({ leadIds: leadIds.slice(1), accountIds: ada.accountIds });
    const { plan } = await launch(shop, campaignId, { exclude: { sameCompanyActive: true } });
    expect(plan.summary.excluded).toMatchObject([{ reason: 'company_active', people: 2 }]);
    expect(await inside(shop, campaignId)).toEqual([leadIds[2], leadIds[4]]);
  });

  it('are those of other campaigns, unless that is switched off', async () => {
    const { shop, ada, leadIds } = await open(2);
    const first = await shop.campaign({ leadIds, accountIds: ada.accountIds });
    await launch(shop, first.campaignId);
    const second = await shop.campaign({ leadIds, accountIds: ada.accountIds });
    const asked = shop.act('campaigns.plan_launch', { campaignId: second.campaignId });
    expect((await refusalOf(asked)).detail).toContain('active_in_another_campaign: 2');
    const { done } = await launch(shop, second.campaignId, { exclude: { activeElsewhere: false } });
    expect(done).toMatchObject({ enrolled: 2, droppedOut: 0 });
  });
});
