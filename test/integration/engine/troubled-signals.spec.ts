/** What becomes of a signal that cannot be understood at this moment, or that holds what Postgres cannot? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { interpretSignals } from '#application';
import { createChannels } from '#channels';
import { type EngineRoom, MONDAY, newId, openEngineRoom, type Worker } from './support/engine-room.js';
import { enrollmentNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
const real = createChannels().email;
const email = scriptedChannel();
const told: string[] = [];
beforeAll(async () => {
  room = await openEngineRoom();
  worker = {
    ...(await room.worker({ channels: { email } })),
    report: (_error, { what }) => void told.push(what),
  };
});
afterEach(() => {
  room.now = MONDAY;
  told.length = 0;
});
afterAll(() => room.close());

async function receive(tenant: Tenant, raw: string, ago = '0 seconds'): Promise<string> {
  const id = newId();
  await tenant.sql(
    `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, received_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, 'imap', $2, $4, now() - $5::interval)`,
    [tenant.workspaceId, id, tenant.accountId, raw, ago],
  );
  return id;
}

const failures = async (tenant: Tenant) => {
  const [row] = await tenant.sql<{ failures: number }>(
    'SELECT failures FROM inbound_signals WHERE workspace_id = $1::uuid',
    [tenant.workspaceId],
  );
  return row?.failures;
};

describe('a signal that fails', () => {
  it('is not given up within a moment: its next try waits, and what ailed it may pass', async () => {
    const tenant = await Tenant.open(room);
    email.script = {
      interpret: () => {
        throw new Error('out of memory');
      },
    };
    await receive(tenant, 'anything');
    for (let round = 0; round < 6; round += 1) await interpretSignals(worker, tenant.workspaceId);
    expect(await failures(tenant)).toBe(1);
    expect(told).toEqual(['a signal could not be understood']);
    email.script = { interpret: () => ({ kind: 'irrelevant', detail: '' }) };
    await tenant.sql(
      `UPDATE inbound_signals SET received_at = received_at - interval '6 seconds' WHERE workspace_id = $1::uuid`,
      [tenant.workspaceId],
    );
    expect(await interpretSignals(worker, tenant.workspaceId)).toBe(1);
  });

  it('because the clock does not answer is not blamed for it', async () => {
    const tenant = await Tenant.open(room);
    await receive(tenant, 'anything', '1 day');
    const timeless: Worker = {
      ...worker,
      clock: { ...worker.clock, now: () => Promise.reject(new Error('the clock is gone')) },
    };
    await expect(interpretSignals(timeless, tenant.workspaceId)).rejects.toThrow('the clock is gone');
    expect(await failures(tenant)).toBe(0);
  });
});

describe('a reply whose subject hides a zero byte', () => {
  it('stops the sequence like any other', async () => {
    const tenant = await Tenant.open(room);
    const who = await tenant.enrolled();
    email.script = {
      interpret: (raw) => real.interpret({ source: 'imap', raw }, { address: 'ada@sender.test' }),
    };
    await receive(
      tenant,
      [
        `From: Lea <${who.email}>`,
        'Subject: =?utf-8?B?UmU6AEhlbGxv?=',
        `Message-ID: <${newId()}@prospect.test>`,
        '',
        'Tell me more.',
      ].join('\r\n'),
    );
    await interpretSignals(worker, tenant.workspaceId);
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ stop_reason: 'replied' });
    expect(told).toEqual([]);
  });
});
