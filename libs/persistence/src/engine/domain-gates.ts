/**
 * How are touches to a domain that has had enough kept out of the way?
 *
 * They are shut behind a gate, which stands in the lane until the domain takes more, and then lets in as many as that. So each
 * of them is looked at once, and not again each day with all the others. Whoever calls holds the lane: a gate goes with the
 * last touch behind it, and nobody puts one there meanwhile.
 */
import type { DomainGate, LaneStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';

const ASKED = `jsonb_to_recordset($2::jsonb) AS x(account_id uuid, kind text, domain text, opens_at timestamptz, room int)`;
const OF_GATE = `t.workspace_id = $1::uuid AND t.account_id = x.account_id AND t.kind = x.kind AND t.recipient_domain = x.domain AND t.state = 'ready'`;
const SHUT = `${OF_GATE} AND NOT t.open AND t.reason = 'recipient_domain_spent'`;

export function createDomainGates({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): Pick<LaneStore, 'gates' | 'shutGates' | 'openGates' | 'sentToDomains'> {
  return {
    async gates(lanes, most) {
      const rows = await sql.rows<{ position: number; domain: string; opens_at: Date }>(
        `SELECT x.position::int AS position, g.domain, g.opens_at
         FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS x(account_id, kind, position)
         CROSS JOIN LATERAL (
           SELECT domain, opens_at FROM domain_gates
           WHERE workspace_id = $1::uuid AND account_id = x.account_id AND kind = x.kind
           ORDER BY opens_at LIMIT $4::int) g
         ORDER BY x.position, g.opens_at`,
        [workspaceId, lanes.map(({ accountId }) => accountId), lanes.map(({ kind }) => kind), most],
      );
      const gates = lanes.map((): DomainGate[] => []);
      for (const { position, domain, opens_at } of rows) {
        const lane = lanes[position - 1];
        if (!lane) continue;
        const { accountId, kind } = lane;
        gates[position - 1]?.push({ accountId, kind, domain, opensAt: toInstant(opens_at) });
      }
      return gates;
    },

    async shutGates(gates, most) {
      const asked = JSON.stringify(gates.map(toJson));
      await sql.rows(
        `INSERT INTO domain_gates (workspace_id, account_id, kind, domain, opens_at)
         SELECT $1::uuid, x.account_id, x.kind, x.domain, x.opens_at FROM ${ASKED}
         ORDER BY x.account_id, x.kind, x.domain
         ON CONFLICT (workspace_id, account_id, kind, domain) DO UPDATE SET opens_at = EXCLUDED.opens_at`,
        [workspaceId, asked],
      );
      await sql.rows(
        `UPDATE touches SET open = false, reason = 'recipient_domain_spent'
         WHERE workspace_id = $1::uuid AND id = ANY(ARRAY(
           SELECT s.id FROM ${ASKED} CROSS JOIN LATERAL (
             SELECT t.id FROM touches t WHERE ${OF_GATE} AND t.open LIMIT $3::int FOR UPDATE SKIP LOCKED) s
           LIMIT $3::int))`,
        [workspaceId, asked, most],
      );
    },

    async openGates(gates) {
      const asked = JSON.stringify(gates.map(toJson));
      await sql.rows(
        `UPDATE touches SET open = true, reason = NULL
         WHERE workspace_id = $1::uuid AND id = ANY(ARRAY(
           SELECT s.id FROM ${ASKED} CROSS JOIN LATERAL (
             -- What is paused takes nobody's place.
             SELECT first.id FROM campaign_accounts ca
             JOIN campaigns c ON c.workspace_id = $1::uuid AND c.id = ca.campaign_id AND c.status = 'running'
             CROSS JOIN LATERAL (
               SELECT t.id, t.priority, t.due_at FROM touches t WHERE ${SHUT} AND t.campaign_id = c.id
               ORDER BY t.priority, t.due_at, t.id LIMIT x.room FOR UPDATE SKIP LOCKED) first
             WHERE ca.workspace_id = $1::uuid AND ca.account_id = x.account_id
             ORDER BY first.priority, first.due_at, first.id LIMIT x.room) s))`,
        [workspaceId, asked],
      );
      await sql.rows(
        `UPDATE domain_gates g SET opens_at = x.opens_at FROM ${ASKED}
         WHERE g.workspace_id = $1::uuid AND g.account_id = x.account_id AND g.kind = x.kind AND g.domain = x.domain`,
        [workspaceId, asked],
      );
      await sql.rows(
        `DELETE FROM domain_gates g USING ${ASKED}
         WHERE g.workspace_id = $1::uuid AND g.account_id = x.account_id AND g.kind = x.kind AND g.domain = x.domain
           AND NOT EXISTS (SELECT 1 FROM touches t WHERE ${SHUT})`,
        [workspaceId, asked],
      );
    },

    async sentToDomains(asked) {
      const rows = await sql.rows<{ sent: number }>(
        `SELECT (COALESCE(b.used, 0) + (SELECT count(*) FROM touches t WHERE t.workspace_id = $1::uuid AND t.account_id = x.account_id
             AND t.kind = x.kind AND t.state = 'reserved' AND t.recipient_domain = x.domain))::int AS sent
         FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY AS x(account_id, kind, domain, item, day, position)
         LEFT JOIN budget_ledger b ON b.workspace_id = $1::uuid AND b.holder_id = x.account_id AND b.item = x.item AND b.day = x.day::date
         ORDER BY x.position`,
        [
          workspaceId,
          asked.map(({ accountId }) => accountId),
          asked.map(({ kind }) => kind),
          asked.map(({ domain }) => domain),
          asked.map(({ item }) => item),
          asked.map(({ day }) => day),
        ],
      );
      return rows.map(({ sent }) => sent);
    },
  };
}

const toJson = ({ accountId, kind, domain, opensAt, room }: DomainGate & { readonly room?: number }) => ({
  account_id: accountId,
  kind,
  domain,
  opens_at: opensAt.toString(),
  room: room ?? 0,
});
