/** What comes back from people: is it counted once, believed only when it may be, and obeyed at once? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  claimTouch,
  createUnsubscribeTokens,
  dispatchTouch,
  interpretSignals,
  unsubscribeByToken,
} from '#application';
import { createChannels } from '#channels';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  SECRET_KEY,
  unhurried,
  type Worker,
} from './support/engine-room.js';
import { enrollmentNow, events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { type Enrolled, Tenant } from './support/tenant.js';

let room: EngineRoom;
/** Sends to nowhere, and reads mail as the product does. */
let worker: Worker;
const real = createChannels().email;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({
    channels: {
      email: { ...scriptedChannel(), interpret: (signal, account) => real.interpret(signal, account) },
      linkedin: scriptedChannel({}, 'linkedin'),
    },
  });
});
afterAll(() => room.close());

interface Incoming {
  readonly raw: string;
  readonly source?: string;
  readonly sender?: string;
  readonly accountId?: string | null;
}
let received = 0;

async function store(tenant: Tenant, { raw, source = 'imap', sender, accountId }: Incoming): Promise<string> {
  const id = newId();
  received += 1;
  await tenant.sql(
    `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, sender_hint, received_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8::timestamptz)`,
    [
      tenant.workspaceId,
      id,
      accountId === undefined ? tenant.accountId : accountId,
      source,
      `key ${received}`,
      raw,
      sender ?? null,
      MONDAY.add({ seconds: received }).toString(),
    ],
  );
  return id;
}

const mail = (lines: readonly string[]): string => lines.join('\r\n');

/** A second step that waits, so that a stop has something to cancel. */
async function contacted() {
  const tenant = await Tenant.open(room);
  const who = await tenant.enrolled();
  const touchId = await tenant.touch(who);
  await dispatchTouch(worker, tenant.call(touchId), unhurried());
  const next = await tenant.touch(who, { stepId: 'again', state: 'ready' });
  const [sent] = await tenant.sql<{ message_id: string }>(
    'SELECT message_id FROM attempts WHERE workspace_id = $1::uuid',
    [tenant.workspaceId],
  );
  return { tenant, who, touchId, next, messageId: sent?.message_id ?? '' };
}

const answerFrom = (address: string, messageId: string, text = 'Tell me more, please.'): string =>
  mail([
    `From: Lea <${address}>`,
    'To: Ada <ada@sender.test>',
    'Subject: Re: Hello',
    `Message-ID: <${newId()}@prospect.test>`,
    `In-Reply-To: ${messageId}`,
    '',
    text,
    '',
  ]);

const bounceOf = (messageId: string, recipient: string): string =>
  mail([
    'From: MAILER-DAEMON@mx.test',
    'To: ada@sender.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'It could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.test',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--b--',
    '',
  ]);

const isStopped = async (tenant: Tenant, who: Enrolled) =>
  (await enrollmentNow(tenant, who.enrollmentId))?.stop_reason;

describe('a reply', () => {
  it('holds back the person’s next touch from the moment it is stored, and ends the sequence when it is read', async () => {
    const { tenant, who, next, messageId } = await contacted();
    await store(tenant, { raw: answerFrom(who.email, messageId), sender: who.email });
    await tenant.sql(
      `UPDATE touches SET state = 'reserved', slot_at = due_at WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, next],
    );
    expect(await claimTouch(worker, tenant.call(next))).toEqual({ claimed: false, why: 'pending_inbound' });
    expect(await interpretSignals(worker, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, next)).toMatchObject({ state: 'cancelled', reason: 'replied' });
    expect(await isStopped(tenant, who)).toBe('replied');
  });

  it('that is read twice counts once', async () => {
    const { tenant, who, messageId } = await contacted();
    const raw = answerFrom(who.email, messageId);
    await store(tenant, { raw });
    await store(tenant, { raw });
    await interpretSignals(worker, tenant.workspaceId);
    expect(await events(tenant, 'reply.')).toHaveLength(1);
    expect(await events(tenant, 'enrollment.stopped')).toHaveLength(1);
  });

  it('from a machine stops nothing', async () => {
    const { tenant, who, next, messageId } = await contacted();
    const raw = answerFrom(who.email, messageId, 'I am out of office until Monday.').replace(
      'Subject:',
      'Auto-Submitted: auto-replied\r\nSubject:',
    );
    await store(tenant, { raw });
    await interpretSignals(worker, tenant.workspaceId);
    expect(await events(tenant, 'reply.')).toHaveLength(1);
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({
      status: 'active',
      replied_at: null,
    });
    expect(await touchNow(tenant, next)).toMatchObject({ state: 'ready' });
  });

  it('that comes while a claim is under way is decided by whoever was first, never by both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { tenant, who, next, messageId } = await contacted();
      await tenant.sql(
        `UPDATE touches SET state = 'reserved', slot_at = due_at WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [tenant.workspaceId, next],
      );
      await store(tenant, { raw: answerFrom(who.email, messageId) });
      const [claim] = await Promise.all([
        claimTouch(worker, tenant.call(next)),
        interpretSignals(worker, tenant.workspaceId),
      ]);
      const { state } = await touchNow(tenant, next);
      expect(state).toBe(claim.claimed ? 'sending' : 'cancelled');
      expect(await isStopped(tenant, who)).toBe('replied');
    }
  });
});

describe('a report that a mail could not be delivered', () => {
  it('about a mail of ours ends the sequence and suppresses the address', async () => {
    const { tenant, who, next, messageId } = await contacted();
    await store(tenant, { raw: bounceOf(messageId, who.email) });
    await interpretSignals(worker, tenant.workspaceId);
    expect(await isStopped(tenant, who)).toBe('bounced');
    expect(await touchNow(tenant, next)).toMatchObject({ state: 'cancelled', reason: 'bounced' });
    expect(await events(tenant, 'email.bounced')).toHaveLength(1);
    expect(await events(tenant, 'suppression.added')).toHaveLength(1);
  });

  it.each([
    [
      'about a mail that we never sent',
      (_id: string, email: string) => bounceOf('<t.forged.0@sender.test>', email),
    ],
    ['about somebody else than that mail was for', (id: string) => bounceOf(id, 'ceo@prospect.test')],
  ])('%s is not believed', async (_what, raw) => {
    const { tenant, who, messageId } = await contacted();
    await store(tenant, { raw: raw(messageId, who.email) });
    expect(await interpretSignals(worker, tenant.workspaceId)).toBe(1);
    expect(await isStopped(tenant, who)).toBeNull();
    expect(await events(tenant, 'email.bounced')).toEqual([]);
    expect(await events(tenant, 'suppression.added')).toEqual([]);
  });
});

describe('a signal that cannot be understood', () => {
  it('is set aside after five tries, and those behind it are read', async () => {
    const { tenant, who, messageId } = await contacted();
    const poison = await store(tenant, {
      raw: '{"type":"meeting.booked"',
      source: 'sales_webhook',
      accountId: null,
    });
    await store(tenant, { raw: answerFrom(who.email, messageId) });
    for (let round = 0; round < 8; round += 1) await interpretSignals(worker, tenant.workspaceId);
    const [row] = await tenant.sql<{ failures: number; processed_at: Date | null }>(
      'SELECT failures, processed_at FROM inbound_signals WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [tenant.workspaceId, poison],
    );
    expect(row).toEqual({ failures: 5, processed_at: null });
    expect(await isStopped(tenant, who)).toBe('replied');
  });
});

describe('an unsubscribe link', () => {
  const tokens = createUnsubscribeTokens(SECRET_KEY);
  const click = (token: string) =>
    unsubscribeByToken({ work: worker.work, tokens, now: async () => room.now }, token);

  it('that is followed twice counts once', async () => {
    const { tenant, who, touchId, next } = await contacted();
    const token = tokens.issue(tenant.workspaceId, touchId);
    expect([await click(token), await click(token)]).toEqual([true, true]);
    expect(await isStopped(tenant, who)).toBe('unsubscribed');
    expect(await touchNow(tenant, next)).toMatchObject({ state: 'cancelled' });
    expect(await events(tenant, 'lead.unsubscribed')).toHaveLength(1);
    expect(await events(tenant, 'suppression.added')).not.toEqual([]);
  });

  it('that is followed by two machines at once counts once', async () => {
    const { tenant, touchId } = await contacted();
    const token = tokens.issue(tenant.workspaceId, touchId);
    expect(await Promise.all([click(token), click(token), click(token)])).toEqual([true, true, true]);
    expect(await events(tenant, 'lead.unsubscribed')).toHaveLength(1);
  });

  it('that was made up does nothing', async () => {
    const { tenant, who, touchId } = await contacted();
    const forged = createUnsubscribeTokens(Buffer.alloc(32).toString('base64')).issue(
      tenant.workspaceId,
      touchId,
    );
    expect(await click(forged)).toBe(false);
    expect(await isStopped(tenant, who)).toBeNull();
  });

  it('keeps the person from being written to on any channel', async () => {
    const { tenant, who, touchId } = await contacted();
    await click(tokens.issue(tenant.workspaceId, touchId));
    const accountId = await tenant.account({ channel: 'linkedin' });
    await tenant.sql(
      `UPDATE enrollments SET status = 'active', stop_reason = NULL WHERE workspace_id = $1::uuid`,
      [tenant.workspaceId],
    );
    const visit = await tenant.touch(who, { kind: 'linkedin_visit', accountId, stepId: 'visit' });
    expect(await claimTouch(worker, tenant.call(visit))).toEqual({ claimed: false, why: 'suppressed' });
  });
});

describe('who asks on LinkedIn to be left alone', () => {
  it('is suppressed there too, even without an email address', async () => {
    const tenant = await Tenant.open(room);
    const accountId = await tenant.account({ channel: 'linkedin' });
    const who = await tenant.enrolled();
    await tenant.sql(`DELETE FROM channel_identities WHERE workspace_id = $1::uuid AND kind = 'email'`, [
      tenant.workspaceId,
    ]);
    const touchId = await tenant.touch(who, { kind: 'linkedin_message', accountId });
    await dispatchTouch(worker, tenant.call(touchId), unhurried());
    const linkedin = scriptedChannel(
      {
        interpret: () => ({
          kind: 'reply',
          from: who.memberId,
          text: 'Please unsubscribe me.',
          externalId: 'm1',
          answers: [],
          automatic: false,
        }),
      },
      'linkedin',
    );
    const reader = await room.worker({ channels: { linkedin } });
    await store(tenant, { raw: '{}', source: 'provider_webhook', accountId });
    await interpretSignals(reader, tenant.workspaceId);
    expect(await isStopped(tenant, who)).toBe('unsubscribed');
    const suppressed = await tenant.sql(
      'SELECT kind, value FROM suppressions WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    expect(suppressed).toEqual([{ kind: 'linkedin', value: who.memberId }]);
  });
});

describe('an accepted invitation', () => {
  it('that is told after the sequence ended still counts, once', async () => {
    const tenant = await Tenant.open(room);
    const accountId = await tenant.account({ channel: 'linkedin' });
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who, { kind: 'linkedin_invite', accountId });
    await dispatchTouch(worker, tenant.call(touchId), unhurried());
    await tenant.sql(
      `UPDATE enrollments SET status = 'finished', due_at = NULL WHERE workspace_id = $1::uuid`,
      [tenant.workspaceId],
    );
    const linkedin = scriptedChannel(
      { interpret: () => ({ kind: 'invitation_accepted', memberId: who.memberId }) },
      'linkedin',
    );
    const reader = await room.worker({ channels: { linkedin } });
    for (let times = 0; times < 2; times += 1) {
      await store(tenant, { raw: '{}', source: 'provider_webhook', accountId });
      await interpretSignals(reader, tenant.workspaceId);
    }
    expect(await events(tenant, 'invitation.')).toEqual(['invitation.accepted']);
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({
      status: 'finished',
      due_at: null,
      invitation_accepted_at: expect.any(Date),
    });
  });
});

describe('what a sales system reports', () => {
  const report = (type: string, email: string, more: object) =>
    JSON.stringify({ type, data: { email, external_id: 'x-1', ...more } });
  const deal = { name: 'Pilot', value_cents: 120_000, currency: 'EUR' };
  const tell = async (tenant: Tenant, ...reports: string[]) => {
    for (const raw of reports) await store(tenant, { raw, source: 'sales_webhook', accountId: null });
    await interpretSignals(worker, tenant.workspaceId);
  };

  it('as a deal is followed wherever it goes, and told twice it is no news', async () => {
    const { tenant, who } = await contacted();
    await tell(
      tenant,
      report('deal.open', who.email, { ...deal, stage: 'Demo' }),
      report('deal.open', who.email, { ...deal, stage: 'Offer', value_cents: 150_000 }),
      report('deal.won', who.email, deal),
      report('deal.won', who.email, deal),
      report('deal.lost', who.email, deal),
      report('deal.open', who.email, { ...deal, stage: 'Demo' }),
    );
    expect(await events(tenant, 'deal.')).toEqual([
      'deal.opened',
      'deal.stage_changed',
      'deal.won',
      'deal.lost',
      'deal.reopened',
    ]);
    const deals = await tenant.sql(
      'SELECT stage, status, campaign_id FROM deals WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    expect(deals).toEqual([{ stage: 'Demo', status: 'open', campaign_id: tenant.campaignId }]);
  });

  it('as a meeting ends the sequence, and counts once', async () => {
    const { tenant, who, next } = await contacted();
    const meeting = report('meeting.booked', who.email, { starts_at: '2026-03-10T10:00:00Z' });
    await tell(tenant, meeting, meeting);
    expect(await events(tenant, 'meeting.')).toEqual(['meeting.booked']);
    expect(await isStopped(tenant, who)).toBe('meeting_booked');
    expect(await touchNow(tenant, next)).toMatchObject({ state: 'cancelled', reason: 'meeting_booked' });
  });

  it('about somebody unknown changes nothing', async () => {
    const { tenant } = await contacted();
    const before = await events(tenant);
    await tell(tenant, report('deal.won', 'stranger@elsewhere.test', deal));
    expect(await events(tenant)).toEqual(before);
  });
});
