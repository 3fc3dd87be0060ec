/** Does an answer go to the person who wrote, in the thread where they wrote, and only as it was shown? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newUuidV7 } from '#persistence';
import { lane } from './support/launched.js';
import { type Bench, openBench, refusalOf, Workshop } from './support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

type Channel = 'email' | 'linkedin';

async function conversation(channel: Channel = 'email', policy: 'auto' | 'person' = 'auto') {
  const shop = await Workshop.open(bench, policy);
  const ada = await shop.identity('Ada', channel);
  const [leadId = ''] = await shop.leads([{ firstName: 'Bo', email: 'bo@acme.test', linkedin: 'bo' }]);
  const [accountId = '', conversationId] = [ada.accountIds[0], newUuidV7()];
  await shop.sql(
    `INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, subject, last_message_at, created_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, 'Re: RE: For Bo', now(), now())`,
    [shop.workspaceId, conversationId, leadId, accountId, channel],
  );
  return { shop, leadId, accountId, conversationId };
}

async function writes(
  { shop, conversationId }: Awaited<ReturnType<typeof conversation>>,
  at: string,
  automatic = false,
) {
  await shop.sql(
    `INSERT INTO messages (workspace_id, id, conversation_id, direction, text, external_id, automatic, occurred_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, 'in', 'Tell me more', $4, $5, $6::timestamptz)`,
    [shop.workspaceId, newUuidV7(), conversationId, newUuidV7(), automatic, at],
  );
}

async function identityOf(shop: Workshop, leadId: string, kind: string): Promise<string> {
  const [row] = await shop.sql<{ id: string }>(
    'SELECT id FROM channel_identities WHERE lead_id = $1::uuid AND kind = $2 ORDER BY id DESC',
    [leadId, kind],
  );
  return row?.id ?? '';
}

describe('an answer', () => {
  test('stands at the head of its lane, aimed at the thread, and its plan has no second one', async () => {
    const thread = await conversation();
    const { shop, conversationId, leadId, accountId } = thread;
    await writes(thread, '2026-03-02T08:00:00Z');
    const plan = await shop.act('conversations.plan_reply', { conversationId, text: 'Gladly.' });
    expect(plan).toMatchObject({
      status: 'approved',
      campaignId: null,
      summary: { title: 'Answer Bo', people: 1 },
    });
    expect(plan.summary.samples).toEqual([
      { leadId, leadName: 'Bo', stepId: null, kind: 'email_reply', subject: 'Re: For Bo', text: 'Gladly.' },
    ]);
    const done = await shop.act('plans.execute', { planId: plan.id });
    expect(await shop.act('plans.execute', { planId: plan.id })).toEqual(done);
    const touches = await shop.sql(
      `SELECT id, kind, state, lead_id, account_id, channel_identity_id, subject, text, priority, open, conversation_id, plan_id
       FROM touches WHERE workspace_id = $1::uuid`,
      [shop.workspaceId],
    );
    expect(touches).toEqual([
      {
        id: done.touchId,
        kind: 'email_reply',
        state: 'ready',
        lead_id: leadId,
        account_id: accountId,
        channel_identity_id: await identityOf(shop, leadId, 'email'),
        subject: 'Re: For Bo',
        text: 'Gladly.',
        priority: 0,
        open: true,
        conversation_id: conversationId,
        plan_id: plan.id,
      },
    ]);
    expect(await lane(shop, accountId, 'email_reply')).toMatchObject({
      look_at: new Date('2026-03-02T09:00:00Z'),
    });
    expect((await shop.events()).map((event) => event.type)).toEqual(['touch.planned']);
  });

  test("on LinkedIn has no subject and goes to the provider's own id of the person", async () => {
    const thread = await conversation('linkedin');
    const { shop, conversationId, leadId } = thread;
    await shop.sql(
      `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value)
       VALUES ($1::uuid, $2::uuid, $3::uuid, 'linkedin_member_id', 'ACo1')`,
      [shop.workspaceId, newUuidV7(), leadId],
    );
    await writes(thread, '2026-03-02T08:00:00Z');
    const { id: planId } = await shop.act('conversations.plan_reply', { conversationId, text: 'Hi' });
    await shop.act('plans.execute', { planId });
    const [touch] = await shop.sql(
      'SELECT kind, subject, channel_identity_id FROM touches WHERE plan_id = $1::uuid',
      [planId],
    );
    const memberId = await identityOf(shop, leadId, 'linkedin_member_id');
    expect(touch).toEqual({ kind: 'linkedin_reply', subject: null, channel_identity_id: memberId });
  });

  test('goes to the address that the thread used, not to one that was added later', async () => {
    const thread = await conversation();
    const { shop, conversationId, leadId, accountId } = thread;
    const used = await identityOf(shop, leadId, 'email');
    await shop.sql(
      `INSERT INTO touches (workspace_id, id, kind, state, lead_id, account_id, channel_identity_id, text, priority, due_at, created_at)
       VALUES ($1::uuid, $2::uuid, 'email', 'sent', $3::uuid, $4::uuid, $5::uuid, 'Hi', 20, now(), now())`,
      [shop.workspaceId, newUuidV7(), leadId, accountId, used],
    );
    await shop.sql("UPDATE channel_identities SET label = 'personal' WHERE id = $1::uuid", [used]);
    await shop.sql(
      `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
       VALUES ($1::uuid, $2::uuid, $3::uuid, 'email', 'new@acme.test', 'professional')`,
      [shop.workspaceId, newUuidV7(), leadId],
    );
    await writes(thread, '2026-03-02T08:00:00Z');
    const { id: planId } = await shop.act('conversations.plan_reply', { conversationId, text: 'Hi' });
    await shop.act('plans.execute', { planId });
    const [touch] = await shop.sql('SELECT channel_identity_id FROM touches WHERE plan_id = $1::uuid', [
      planId,
    ]);
    expect(touch).toEqual({ channel_identity_id: used });
  });

  test('is refused where nobody wrote, so that it is no way around budgets', async () => {
    const thread = await conversation();
    const { shop, conversationId } = thread;
    await writes(thread, '2026-03-02T08:00:00Z', true);
    const refusal = await refusalOf(shop.act('conversations.plan_reply', { conversationId, text: 'Hi' }));
    expect(refusal.code).toBe('wrong_state');
  });

  test('is refused when the person may not be contacted', async () => {
    const thread = await conversation();
    await writes(thread, '2026-03-02T08:00:00Z');
    await thread.shop.suppress('linkedin', 'bo');
    const { shop, conversationId } = thread;
    const refusal = await refusalOf(shop.act('conversations.plan_reply', { conversationId, text: 'Hi' }));
    expect(refusal.code).toBe('not_allowed');
  });

  test.each<[string, (thread: Awaited<ReturnType<typeof conversation>>) => Promise<unknown>]>([
    ['wrote again', (thread) => writes(thread, '2026-03-02T08:30:00Z')],
    ['was suppressed', ({ shop }) => shop.suppress('email', 'bo@acme.test')],
    [
      'was answered by somebody else',
      async ({ shop, conversationId }) => {
        const { id } = await shop.act('conversations.plan_reply', { conversationId, text: 'Me first' });
        await shop.act('plans.execute', { planId: id });
      },
    ],
    [
      'has another address now',
      ({ shop, leadId }) =>
        shop.sql(
          "UPDATE channel_identities SET label = 'former' WHERE lead_id = $1::uuid AND kind = 'email'",
          [leadId],
        ),
    ],
  ])('is not sent when the person %s meanwhile', async (_what, change) => {
    const thread = await conversation();
    const { shop, conversationId } = thread;
    await writes(thread, '2026-03-02T08:00:00Z');
    const { id: planId } = await shop.act('conversations.plan_reply', { conversationId, text: 'Hi' });
    await change(thread);
    expect((await refusalOf(shop.act('plans.execute', { planId }))).code).toBe('plan_void');
    expect(await shop.sql('SELECT 1 FROM touches WHERE plan_id = $1::uuid', [planId])).toEqual([]);
  });

  test('is still sent when only a machine wrote meanwhile', async () => {
    const thread = await conversation();
    const { shop, conversationId } = thread;
    await writes(thread, '2026-03-02T08:00:00Z');
    const { id: planId } = await shop.act('conversations.plan_reply', { conversationId, text: 'Hi' });
    await writes(thread, '2026-03-02T08:30:00Z', true);
    expect(await shop.act('plans.execute', { planId })).toMatchObject({ touchId: expect.any(String) });
  });

  test('needs the right to send messages, also when its plan is executed', async () => {
    const thread = await conversation();
    const { shop, conversationId } = thread;
    await writes(thread, '2026-03-02T08:00:00Z');
    const { id: planId } = await shop.act('conversations.plan_reply', { conversationId, text: 'Hi' });
    const mute = { ...shop.service, scopes: ['campaigns:write' as const] };
    expect((await refusalOf(shop.act('plans.execute', { planId }, mute))).code).toBe('missing_scope');
  });

  test('waits for a person where plans need one', async () => {
    const thread = await conversation('email', 'person');
    const { shop, conversationId } = thread;
    await writes(thread, '2026-03-02T08:00:00Z');
    const { id: planId } = await shop.act('conversations.plan_reply', { conversationId, text: 'Hi' });
    expect((await refusalOf(shop.act('plans.execute', { planId }))).code).toBe('needs_approval');
    await shop.act('plans.approve', { planId }, shop.person);
    expect(await shop.act('plans.execute', { planId })).toMatchObject({ plan: { status: 'executed' } });
  });
});

test("another workspace's conversation and plan do not exist here", async () => {
  const thread = await conversation();
  await writes(thread, '2026-03-02T08:00:00Z');
  const { conversationId } = thread;
  const { id: planId } = await thread.shop.act('conversations.plan_reply', { conversationId, text: 'Hi' });
  const shop = await Workshop.open(bench);
  expect((await refusalOf(shop.act('conversations.plan_reply', { conversationId, text: 'Hi' }))).code).toBe(
    'not_found',
  );
  expect((await refusalOf(shop.act('plans.execute', { planId }))).code).toBe('not_found');
  expect((await refusalOf(shop.act('plans.approve', { planId }, shop.person))).code).toBe('not_found');
  expect((await refusalOf(shop.read('plans.get', { planId }))).code).toBe('not_found');
  expect((await shop.read('plans.list', { limit: 10 })).data).toEqual([]);
});
