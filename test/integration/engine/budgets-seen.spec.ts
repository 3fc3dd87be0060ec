/** Can anybody read what is left, and does what they change hold? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimTouch, createOperationHandlers, type Stores } from '#application';
import type { InputOf } from '#contracts';
import { createSecretBox } from '#persistence';
import { type EngineRoom, newId, openEngineRoom, SECRET_KEY, type Worker } from './support/engine-room.js';
import { touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant, type TouchParts } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel(), linkedin: scriptedChannel() } });
});
afterAll(() => room.close());

const handlers = createOperationHandlers({
  secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
  publicUrl: 'http://127.0.0.1:1',
  messageId: (touchId) => `<${touchId}@test>`,
});
const context = (tenant: Tenant) => ({
  caller: { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'person' } as const,
  now: room.now,
  realNow: Temporal.Now.instant(),
  newId,
});
const call = (
  tenant: Tenant,
  run: (part: ReturnType<typeof context> & { stores: Stores }) => Promise<unknown>,
) => room.database.unitOfWork.act(tenant.workspaceId, (stores) => run({ ...context(tenant), stores }));
const update = (tenant: Tenant, input: InputOf<'accounts.update'>) =>
  call(tenant, (part) => handlers['accounts.update'](part, input));
const setCaps = (tenant: Tenant, dailyCap: number) =>
  call(tenant, (part) => handlers['campaigns.set_caps'](part, { campaignId: tenant.campaignId, dailyCap }));
const many = (tenant: Tenant, count: number, parts: TouchParts = {}): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, async () => tenant.touch(await tenant.enrolled(), parts)));
const claim = (tenant: Tenant, touchId = '') => claimTouch(worker, tenant.call(touchId));

describe('the budget of an account', () => {
  it('says what is used, reserved and left of each limit, until when, and for which campaigns', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 10 } });
    const { accountId } = tenant;
    await update(tenant, {
      accountId,
      limits: { week: { email: 30 }, perRecipientDomain: 4 },
    });
    const touches = await many(tenant, 3);
    await claim(tenant, touches[0]);
    await claim(tenant, touches[1]);
    const midnight = Temporal.Instant.from('2026-03-02T23:00:00Z');
    expect(await call(tenant, (part) => handlers['accounts.budget'](part, { accountId }))).toEqual({
      accountId,
      day: '2026-03-02',
      kinds: [
        {
          kind: 'email',
          reserved: 1,
          limits: [
            { limit: 'day', cap: 10, used: 2, remaining: 7, resetsAt: midnight, reason: 'budget_spent' },
            {
              limit: 'week',
              cap: 30,
              used: 2,
              remaining: 27,
              resetsAt: Temporal.Instant.from('2026-03-08T23:00:00Z'),
              reason: 'week_spent',
            },
          ],
          campaigns: [{ campaignId: tenant.campaignId, today: 2, sevenDays: 2 }],
        },
      ],
      recipientDomains: [{ domain: 'prospect.test', cap: 4, used: 2, remaining: 2, resetsAt: midnight }],
    });
  });

  it('counts credits from what is left when somebody says so', async () => {
    const tenant = await Tenant.open(room);
    const accountId = await tenant.account({ channel: 'linkedin', caps: {} });
    const inmails = await many(tenant, 6, { kind: 'linkedin_message', accountId });
    const results: boolean[] = [];
    const set = (left: number | null) =>
      update(tenant, { accountId, limits: { credits: { linkedin_message: left } } });
    await set(2);
    for (const touchId of inmails.slice(0, 3)) results.push((await claim(tenant, touchId)).claimed);
    await set(1);
    for (const touchId of inmails.slice(3, 5)) results.push((await claim(tenant, touchId)).claimed);
    await set(null);
    results.push((await claim(tenant, inmails[5])).claimed);
    expect(results).toEqual([true, true, false, true, false, true]);
  });
});

describe('a new account', () => {
  const connect = (tenant: Tenant, parts: object) =>
    call(tenant, (part) =>
      handlers['accounts.connect'](part, {
        identityId: tenant.identityId,
        displayName: 'Ada',
        ...parts,
      } as InputOf<'accounts.connect'>),
    );

  it.each([
    ['free', 10, 5],
    ['premium', 15, undefined],
    ['sales_navigator', 20, undefined],
  ])('of the plan %s gets careful limits, and warms up', async (plan, invitations, notes) => {
    const tenant = await Tenant.open(room);
    const account = await connect(tenant, {
      channel: 'linkedin',
      address: `acc_${plan}`,
      settings: { baseUrl: 'https://api.unipile.com' },
      credentials: { apiKey: 'k' },
      plan,
    });
    expect(account).toMatchObject({
      dailyCaps: { linkedin_invite: invitations },
      limits: {
        week: { linkedin_invite: 80 },
        month: notes === undefined ? {} : { linkedin_invite_note: notes },
        ramp: { startedOn: '2026-03-02', percentByWeek: [30, 55, 80] },
        pendingInvitations: 500,
      },
      budgetToday: expect.arrayContaining([
        { kind: 'linkedin_invite', used: 0, reserved: 0, cap: Math.floor(invitations * 0.3) },
      ]),
    });
  });
});

describe('what somebody raises', () => {
  it('frees the touches that waited for it', async () => {
    const tenant = await Tenant.open(room);
    const { accountId } = tenant;
    await setCaps(tenant, 0);
    const [touchId = ''] = await many(tenant, 1);
    expect(await claim(tenant, touchId)).toMatchObject({ why: 'campaign_spent' });
    await setCaps(tenant, 5);
    expect((await touchNow(tenant, touchId)).due_at).toEqual(new Date(room.now.epochMilliseconds));
    await update(tenant, { accountId, limits: { perRecipientDomain: 0 } });
    const [other = ''] = await many(tenant, 1);
    expect(await claim(tenant, other)).toMatchObject({ why: 'recipient_domain_spent' });
    await update(tenant, { accountId, limits: { perRecipientDomain: null } });
    expect((await touchNow(tenant, other)).due_at).toEqual(new Date(room.now.epochMilliseconds));
  });

  it('and whoever resumes a mailbox lets it be judged by what follows', async () => {
    const tenant = await Tenant.open(room);
    const { accountId } = tenant;
    await update(tenant, { accountId, status: 'running' });
    const [account] = await tenant.sql('SELECT judged_since FROM accounts WHERE id = $1::uuid', [accountId]);
    expect(account).toEqual({ judged_since: new Date(room.now.epochMilliseconds) });
  });
});
