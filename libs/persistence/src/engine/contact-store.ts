/** Who was contacted, by whom and when? In Postgres. What may have gone out counts as if it had. */
import type { ContactStore } from '#application';
import { CONTACT_KINDS, type ContactPolicy, NO_CONTACT_POLICY } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { toInstant } from '../database/instants.js';
import { openLanes } from './open-lanes.js';

/** First key of the advisory lock; the second is the company. */
const COMPANY_LOCK = 7_303;
/** No policy counts further than this. */
const MOST_OF_PERSON = 100;

/** Contacts `t` of one lead since $3, of the kinds $4: when, and through which account. */
const contactsOf = (lead: string) => `
  SELECT t.account_id, t.sent_at AS at FROM touches t
  WHERE t.workspace_id = $1::uuid AND t.lead_id = ${lead} AND t.state = 'sent' AND t.sent_at > $3::timestamptz
    AND t.kind = ANY($4::text[])
  UNION ALL
  SELECT t.account_id, coalesce(t.slot_at, t.due_at) AS at FROM touches t
  WHERE t.workspace_id = $1::uuid AND t.lead_id = ${lead} AND t.state IN ('sending', 'unknown', 'held')
    AND coalesce(t.slot_at, t.due_at) > $3::timestamptz AND t.kind = ANY($4::text[])`;

const UNSETTLED = (
  whose: string,
) => `EXISTS (SELECT 1 FROM touches t WHERE t.workspace_id = $1::uuid AND ${whose}
             AND t.state IN ('sending', 'unknown') AND t.kind = ANY($4::text[]))`;

export function createContactStore(db: Pick<Db, 'workspaceId' | 'sql'>): ContactStore {
  const { workspaceId, sql } = db;
  return {
    async policy() {
      const [row] = await sql.rows<{ contact_policy: ContactPolicy | null }>(
        'SELECT contact_policy FROM workspaces WHERE id = $1::uuid',
        [workspaceId],
      );
      return row?.contact_policy ?? NO_CONTACT_POLICY;
    },

    async holdCompany(companyId) {
      // Not its row: whoever writes companies and leads takes rows in another order.
      await sql.rows(
        `SELECT pg_advisory_xact_lock($3::int, hashtext(given.workspace_id || given.company))::text AS locked
         FROM (SELECT $1::text AS workspace_id, $2::text AS company) given`,
        [workspaceId, companyId, COMPANY_LOCK],
        KEEP_PLAN,
      );
    },

    async past(people, since) {
      const rows = await sql.rows<{
        of_person: Date[];
        of_company: { identity_id: string; last_at: string }[] | null;
        unsettled: boolean;
      }>(
        `SELECT
           ARRAY(SELECT c.at FROM (${contactsOf('x.lead_id')}) c ORDER BY c.at DESC LIMIT ${MOST_OF_PERSON}) AS of_person,
           (SELECT jsonb_agg(jsonb_build_object('identity_id', by_identity.identity_id, 'last_at', by_identity.last_at))
            FROM (
              SELECT a.identity_id, max(c.at) AS last_at
              FROM leads colleague
              CROSS JOIN LATERAL (${contactsOf('colleague.id')}) c
              JOIN accounts a ON a.workspace_id = $1::uuid AND a.id = c.account_id
              WHERE colleague.workspace_id = $1::uuid AND colleague.company_id = x.company_id
              GROUP BY a.identity_id
            ) by_identity) AS of_company,
           ${UNSETTLED('t.lead_id = x.lead_id')} OR ${UNSETTLED(`t.lead_id IN (SELECT c.id FROM leads c
             WHERE c.workspace_id = $1::uuid AND c.company_id = x.company_id)`)} AS unsettled
         FROM jsonb_to_recordset($2::jsonb) AS x(lead_id uuid, company_id uuid, position int)
         ORDER BY x.position`,
        [
          workspaceId,
          JSON.stringify(
            people.map(({ leadId, companyId }, position) => ({
              lead_id: leadId,
              company_id: companyId,
              position,
            })),
          ),
          since.toString(),
          [...CONTACT_KINDS],
        ],
        KEEP_PLAN,
      );
      return rows.map((row) => ({
        ofPerson: row.of_person.map(toInstant),
        ofCompany: (row.of_company ?? []).map(({ identity_id, last_at }) => ({
          identityId: identity_id,
          lastAt: Temporal.Instant.from(last_at),
        })),
        unsettled: row.unsettled,
      }));
    },

    async askAgain(now) {
      const rows = await sql.rows<{ account_id: string }>(
        `UPDATE touches SET due_at = $2::timestamptz, reason = NULL
         WHERE workspace_id = $1::uuid AND state = 'ready' AND id = ANY(ARRAY(
           SELECT id FROM touches WHERE workspace_id = $1::uuid AND state = 'ready'
             AND reason IN ('person_touched_often', 'company_has_sender') ORDER BY id FOR UPDATE SKIP LOCKED))
         RETURNING account_id`,
        [workspaceId, now.toString()],
      );
      const accountIds = [...new Set(rows.map((row) => row.account_id))];
      if (accountIds.length > 0) await openLanes(db, now, 'account_id = ANY($3::uuid[])', [accountIds]);
    },
  };
}
