/**
 * The ledger's writes.
 *
 * Order of locks: the account's row, which a claim takes, then the entry of the campaign, then those of the account by
 * item. Whoever gives back takes them in the same order.
 */
import { type BudgetLedger, type Spend } from '#application';
import { accountLimits, CAMPAIGN_ITEM, type Caps, type SendingWindow, type StoredLimits } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { readEntries } from './read-entries.js';
import { readUses } from './read-uses.js';

export function createBudgetLedger(db: Pick<Db, 'workspaceId' | 'sql'>): BudgetLedger {
  const { workspaceId, sql } = db;
  return {
    uses: (questions) => readUses(db, questions),
    entries: (accountId, from) => readEntries(db, accountId, from),

    async limitsOf(accountId) {
      const [row] = await sql.rows<{ window: SendingWindow; daily_caps: Caps; limits: StoredLimits }>(
        'SELECT "window", daily_caps, limits FROM accounts WHERE workspace_id = $1::uuid AND id = $2::uuid',
        [workspaceId, accountId],
      );
      if (!row) throw new Error('The account whose limits are asked for is gone.');
      return { limits: accountLimits(row.daily_caps, row.limits), zone: row.window.zone };
    },

    async holdCampaign(campaignId, day) {
      const [row] = await sql.rows<{ used: number }>(
        `INSERT INTO budget_ledger AS b (workspace_id, holder_id, item, day) VALUES ($1::uuid, $2::uuid, $3, $4::date)
         ON CONFLICT (workspace_id, holder_id, item, day) DO UPDATE SET used = b.used RETURNING used`,
        [workspaceId, campaignId, CAMPAIGN_ITEM, day],
        KEEP_PLAN,
      );
      return row?.used ?? 0;
    },

    async take(spend) {
      const taking = inOrder(spend).map(({ holderIds, items }) =>
        sql.rows(
          `INSERT INTO budget_ledger AS b (workspace_id, holder_id, item, day, used, by_campaign)
           SELECT $1::uuid, x.holder_id, x.item, $4::date, 1, CASE WHEN $5::text IS NULL THEN '{}' ELSE jsonb_build_object($5::text, 1) END
           FROM unnest($2::uuid[], $3::text[]) AS x(holder_id, item) ORDER BY x.item
           ON CONFLICT (workspace_id, holder_id, item, day) DO UPDATE SET used = b.used + 1, by_campaign = CASE WHEN $5::text IS NULL
             THEN b.by_campaign ELSE b.by_campaign || jsonb_build_object($5::text, COALESCE((b.by_campaign->>$5::text)::int, 0) + 1) END`,
          [workspaceId, holderIds, items, spend.day, spend.campaignId],
          KEEP_PLAN,
        ),
      );
      await Promise.all(taking);
    },

    async giveBack(spend) {
      for (const { holderIds, items } of inOrder(spend))
        await sql.rows(
          `WITH held AS (
             SELECT b.holder_id, b.item FROM budget_ledger b JOIN unnest($2::uuid[], $3::text[]) AS x(holder_id, item)
               ON b.holder_id = x.holder_id AND b.item = x.item
             WHERE b.workspace_id = $1::uuid AND b.day = $4::date ORDER BY b.item FOR UPDATE OF b)
           UPDATE budget_ledger b SET used = GREATEST(b.used - 1, 0), by_campaign = CASE WHEN $5::text IS NULL OR NOT b.by_campaign ? $5::text
             THEN b.by_campaign ELSE b.by_campaign || jsonb_build_object($5::text, GREATEST((b.by_campaign->>$5::text)::int - 1, 0)) END
           FROM held WHERE b.workspace_id = $1::uuid AND b.holder_id = held.holder_id AND b.item = held.item AND b.day = $4::date`,
          [workspaceId, holderIds, items, spend.day, spend.campaignId],
        );
    },

    async lower(accountId, item, day, cap) {
      await sql.rows(
        `INSERT INTO budget_ledger AS b (workspace_id, holder_id, item, day, lowered_to) VALUES ($1::uuid, $2::uuid, $3, $4::date, $5::int)
         ON CONFLICT (workspace_id, holder_id, item, day) DO UPDATE SET lowered_to = LEAST(b.lowered_to, EXCLUDED.lowered_to)`,
        [workspaceId, accountId, item, day, cap],
      );
    },
  };
}

function inOrder({ accountId, campaignId, items }: Spend): { holderIds: string[]; items: string[] }[] {
  const ofAccount = items.filter((item) => item !== CAMPAIGN_ITEM);
  const parts = ofAccount.length > 0 ? [{ holderIds: ofAccount.map(() => accountId), items: ofAccount }] : [];
  return items.includes(CAMPAIGN_ITEM) && campaignId !== null
    ? [{ holderIds: [campaignId], items: [CAMPAIGN_ITEM] }, ...parts]
    : parts;
}
