/** Identities and accounts, in Postgres. What is sealed is written here and read only by the engine. */
import type { Account, AccountStore, DailyCaps, Identity } from '#application';
import type { Channel, SendingWindow, StoredLimits } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import { readEntries } from '../budget/read-entries.js';
import { readUses } from '../budget/read-uses.js';
import { openGates, wakeSpent } from '../budget/wake-spent.js';
import { openLanes } from '../engine/open-lanes.js';
import type { Prisma } from '../generated/client.js';

interface Row {
  id: string;
  identity_id: string;
  channel: Channel;
  address: string;
  display_name: string;
  status: Account['status'];
  status_detail: string | null;
  window: SendingWindow;
  daily_caps: DailyCaps;
  limits: StoredLimits;
  gap_min: number;
  gap_max: number;
  signature: string | null;
  inbox_read_at: Date | null;
}

const COLUMNS = `id, identity_id, channel, address, display_name, status, status_detail, "window", daily_caps, limits,
  gap_seconds_min AS gap_min, gap_seconds_max AS gap_max, signature, inbox_read_at`;

export function createAccountStore(db: Db): AccountStore {
  const { workspaceId, sql, prisma } = db;
  const find = async (condition: string, values: string[] = []) =>
    (
      await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM accounts WHERE workspace_id = $1::uuid AND ${condition} ORDER BY id`,
        [workspaceId, ...values],
        KEEP_PLAN,
      )
    ).map(toAccount);
  const identities = async (condition: string, values: string[] = []): Promise<Identity[]> =>
    (
      await sql.rows<Pick<Identity, 'id' | 'name' | 'signature' | 'window'> & { created_at: Date }>(
        `SELECT id, name, signature, "window", created_at FROM identities WHERE workspace_id = $1::uuid AND ${condition} ORDER BY id`,
        [workspaceId, ...values],
        KEEP_PLAN,
      )
    ).map(({ created_at, ...identity }) => ({ ...identity, createdAt: toInstant(created_at) }));
  return {
    identities: () => identities('true'),
    identity: async (id) => (await identities('id = $2::uuid', [id]))[0],

    accounts: () => find('true'),
    account: async (id) => (await find('id = $2::uuid', [id]))[0],
    accountByAddress: async (channel, address) =>
      (await find('channel = $2 AND address = $3', [channel, address]))[0],

    uses: (questions) => readUses(db, questions),
    entries: (accountId, from) => readEntries(db, accountId, from),

    async addIdentity({ id, name, signature, createdAt }) {
      await sql.rows(
        'INSERT INTO identities (workspace_id, id, name, created_at, signature) VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz, $5)',
        [workspaceId, id, name, createdAt.toString(), signature],
      );
    },

    async updateIdentity(id, { name, signature, window }) {
      await sql.rows(
        `UPDATE identities SET name = COALESCE($3, name), "window" = CASE WHEN $4 = 'true' THEN $5::jsonb ELSE "window" END,
           signature = CASE WHEN $6 = 'true' THEN $7 ELSE signature END
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [
          workspaceId,
          id,
          name ?? null,
          String(window !== undefined),
          window ? JSON.stringify(window) : null,
          String(signature !== undefined),
          signature ?? null,
        ],
      );
      return (await identities('id = $2::uuid', [id]))[0];
    },

    async addAccount(account) {
      await prisma.account.create({
        data: {
          workspaceId,
          id: account.id,
          identityId: account.identityId,
          channel: account.channel,
          address: account.address,
          displayName: account.displayName,
          settings: toJson(account.settings),
          sealedCredentials: account.sealedCredentials,
          window: toJson(account.window),
          dailyCaps: account.dailyCaps,
          limits: toJson(account.limits),
          gapSecondsMin: account.gapSeconds.min,
          gapSecondsMax: account.gapSeconds.max,
          createdAt: new Date(account.createdAt.epochMilliseconds),
        },
        // The API's role may write what is sealed, and not read it back.
        select: { id: true },
      });
    },

    async lock(id) {
      await sql.rows(
        'SELECT 1 AS locked FROM accounts WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE',
        [workspaceId, id],
      );
      return (await find('id = $2::uuid', [id]))[0];
    },

    async updateAccount(id, change) {
      await prisma.account.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: {
          status: change.status,
          ...(change.status ? { statusDetail: null } : {}),
          judgedSince: change.judgedSince && new Date(change.judgedSince.epochMilliseconds),
          window: change.window && toJson(change.window),
          dailyCaps: change.dailyCaps,
          limits: change.limits && toJson(change.limits),
          signature: change.signature,
          gapSecondsMin: change.gapSeconds?.min,
          gapSecondsMax: change.gapSeconds?.max,
        },
        select: { id: true },
      });
    },

    async replaceCredentials(id, { sealedCredentials, settings }) {
      await prisma.account.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { sealedCredentials, settings: settings && toJson(settings) },
        select: { id: true },
      });
    },

    async openLanes(accountId, now) {
      await wakeSpent(db, now, 'account_id = $3::uuid', accountId);
      await openLanes(db, now, 'account_id = $3::uuid', [accountId]);
      await openGates(db, now, '= $2::uuid', accountId);
    },

    async addHook(hook) {
      await prisma.inboundHook.create({
        data: {
          workspaceId,
          id: hook.id,
          kind: hook.kind,
          tokenHash: hook.tokenHash,
          sealedSecret: hook.sealedSecret,
          createdAt: new Date(hook.createdAt.epochMilliseconds),
        },
        select: { id: true },
      });
    },
  };
}

/** An object of plain values is JSON, though its type has no index signature. */
const toJson = (value: object): Prisma.InputJsonObject => ({ ...value });

function toAccount(row: Row): Account {
  return {
    id: row.id,
    identityId: row.identity_id,
    channel: row.channel,
    address: row.address,
    displayName: row.display_name,
    status: row.status,
    statusDetail: row.status_detail,
    window: row.window,
    dailyCaps: row.daily_caps,
    limits: row.limits,
    gapSeconds: { min: row.gap_min, max: row.gap_max },
    signature: row.signature,
    inboxReadAt: toInstantOrNull(row.inbox_read_at),
  };
}
