/** When does an inbox count as read? What it vouches for decides whether follow-ups may leave. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readInbox } from '#application';
import { type EngineRoom, openEngineRoom, unhurried } from './support/engine-room.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
beforeAll(async () => {
  room = await openEngineRoom();
});
afterAll(() => room.close());

describe('an inbox', () => {
  const page = (key: string, more: boolean) => ({
    signals: [
      { externalKey: key, source: 'imap' as const, raw: `raw ${key}`, senderHint: 'LEA@Prospect.Test' },
    ],
    cursor: key,
    more,
  });
  const readAt = async (tenant: Tenant) => {
    const [row] = await tenant.sql<{ inbox_read_at: Date | null; inbox_cursor: string | null }>(
      'SELECT inbox_read_at, inbox_cursor FROM accounts WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    return row;
  };

  it('counts as read only when it was read to its end, and then as of when that reading began', async () => {
    const tenant = await Tenant.open(room);
    await tenant.sql('UPDATE accounts SET inbox_read_at = NULL WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    let pages = 0;
    let seen: Date | null = null;
    const email = scriptedChannel({
      inbox: async () => {
        seen = (await readAt(tenant))?.inbox_read_at ?? null;
        pages += 1;
        return page(`k${pages}`, pages < 3);
      },
    });
    const reader = await room.worker({ channels: { email } });
    expect(await readInbox(reader, tenant.workspaceId, tenant.accountId, unhurried())).toBe(3);
    expect(seen).toBeNull();
    expect(await readAt(tenant)).toEqual({ inbox_read_at: expect.any(Date), inbox_cursor: 'k3' });
  });

  it('that is read twice stores each mail once', async () => {
    const tenant = await Tenant.open(room);
    const reader = await room.worker({
      channels: { email: scriptedChannel({ inbox: () => page('k', false) }) },
    });
    const read = () => readInbox(reader, tenant.workspaceId, tenant.accountId, unhurried());
    expect([await read(), await read()]).toEqual([1, 0]);
  });

  it('that cannot be read stays unread: its account sends nothing more before long', async () => {
    const tenant = await Tenant.open(room);
    const before = await readAt(tenant);
    const email = scriptedChannel({
      inbox: () => {
        throw new Error('the server is away');
      },
    });
    const reader = await room.worker({ channels: { email } });
    await expect(readInbox(reader, tenant.workspaceId, tenant.accountId, unhurried())).rejects.toThrow(
      /away/,
    );
    expect(await readAt(tenant)).toEqual(before);
  });
});
