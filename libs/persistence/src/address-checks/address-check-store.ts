/** What is known of addresses and of the domains behind them, in Postgres. */
import type { AddressCheckStore } from '#application';
import type { AddressPolicy, DomainFinding } from '#domain';
import type { Db } from '../database/db.js';

/** On touches `t`: the first email to its address. */
export const IS_FIRST_CONTACT = `t.kind = 'email' AND NOT EXISTS (
  SELECT 1 FROM touches earlier WHERE earlier.workspace_id = t.workspace_id AND earlier.lead_id = t.lead_id
    AND earlier.state = 'sent' AND earlier.channel_identity_id = t.channel_identity_id)`;

export function createAddressCheckStore({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): AddressCheckStore {
  return {
    async policy() {
      const [row] = await sql.rows<{ address_policy: AddressPolicy }>(
        'SELECT address_policy FROM workspaces WHERE id = $1::uuid',
        [workspaceId],
      );
      if (!row) throw new Error('The workspace is gone.');
      return { addressPolicy: row.address_policy };
    },

    async domains(domains, realNow) {
      const rows = await sql.rows<{ domain: string; finding: DomainFinding }>(
        `SELECT domain, finding FROM mail_domains
         WHERE workspace_id = $1::uuid AND domain = ANY($2::text[]) AND expires_at > $3::timestamptz`,
        [workspaceId, domains, realNow.toString()],
      );
      return new Map(rows.map(({ domain, finding }) => [domain, finding]));
    },

    async saveDomains(findings, realNow) {
      await sql.rows(
        `INSERT INTO mail_domains (workspace_id, domain, finding, checked_at, expires_at)
         SELECT $1::uuid, f.domain, f.finding, $3::timestamptz, f.expires_at
         FROM jsonb_to_recordset($2::jsonb) AS f(domain text, finding text, expires_at timestamptz) ORDER BY f.domain
         ON CONFLICT (workspace_id, domain) DO UPDATE
           SET finding = excluded.finding, checked_at = excluded.checked_at, expires_at = excluded.expires_at`,
        [
          workspaceId,
          JSON.stringify(
            findings.map(({ domain, finding, expiresAt }) => ({
              domain,
              finding,
              expires_at: expiresAt.toString(),
            })),
          ),
          realNow.toString(),
        ],
      );
    },

    async saveVerdicts(verdicts, realNow) {
      if (verdicts.length === 0) return;
      await sql.rows(
        `UPDATE channel_identities ci SET verdict = v.verdict, verdict_reason = v.reason, checked_at = $3::timestamptz
         FROM jsonb_to_recordset($2::jsonb) AS v(address text, verdict text, reason text)
         WHERE ci.workspace_id = $1::uuid AND ci.kind = 'email' AND ci.value = v.address`,
        [workspaceId, JSON.stringify(verdicts), realNow.toString()],
      );
    },
  };
}
