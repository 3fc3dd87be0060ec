/** What is known of addresses and of the domains behind them, in Postgres. */
import type { AddressCheckStore } from '#application';
import type { AddressPolicy, AddressReason, AddressVerdict, DomainFinding } from '#domain';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';

interface ContactRow {
  id: string;
  value: string;
  verdict: AddressVerdict | null;
  verdict_reason: AddressReason | null;
  checked_at: Date | null;
}

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

    async firstContact(touchId) {
      const [row] = await sql.rows<ContactRow>(
        `SELECT ci.id, ci.value, ci.verdict, ci.verdict_reason, ci.checked_at
         FROM touches t JOIN channel_identities ci ON ci.workspace_id = t.workspace_id AND ci.id = t.channel_identity_id
         WHERE t.workspace_id = $1::uuid AND t.id = $2::uuid AND t.state = 'reserved' AND ${IS_FIRST_CONTACT}`,
        [workspaceId, touchId],
      );
      if (!row) return undefined;
      const { verdict, verdict_reason: reason, checked_at: checkedAt } = row;
      const known =
        verdict && reason && checkedAt ? { verdict, reason, checkedAt: toInstant(checkedAt) } : null;
      return { channelIdentityId: row.id, address: row.value, known };
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
