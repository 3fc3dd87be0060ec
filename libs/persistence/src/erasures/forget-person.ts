/**
 * Where does a person stand in what is stored, and what is left of it?
 *
 * Rows that others point at stay, without a word; the rest goes. Ids, instants and figures stay. Whoever adds a column that
 * can hold somebody's data adds it here: test/integration/people/erasure.spec.ts walks every table.
 */
import type { ErasedCounts, PersonTraces } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import { forgetActions, forgetImports, forgetPlans, forgetSignals } from './forget-requests.js';

type SqlDb = Pick<Db, 'workspaceId' | 'sql'>;

const LEADS = 'lead_id = ANY($2::uuid[])';
const TOUCHES_OF_LEADS = `SELECT id FROM touches WHERE workspace_id = $1::uuid AND ${LEADS}`;
const CONVERSATIONS_OF_LEADS = `SELECT id FROM conversations WHERE workspace_id = $1::uuid AND ${LEADS}`;

export async function forgetPerson(
  db: SqlDb,
  person: PersonTraces,
  erasure: { readonly at: Temporal.Instant; readonly realAt: Temporal.Instant },
): Promise<ErasedCounts> {
  const { workspaceId, sql } = db;
  const values = [...new Set(person.identities.map(({ value }) => value))];
  const run = async (text: string, ...more: readonly SqlValue[]): Promise<number> =>
    (await sql.rows(`${text} RETURNING 1 AS gone`, [workspaceId, ...more])).length;
  const ofLeads = (text: string, ...more: readonly SqlValue[]): Promise<number> =>
    run(text, person.leadIds, ...more);

  // Raw input first: it is found by the accounts that were in touch with the person.
  const signals = await forgetSignals(db, person, erasure.realAt);
  const conversationRows = await sql.rows<{ id: string }>(CONVERSATIONS_OF_LEADS, [
    workspaceId,
    person.leadIds,
  ]);
  const plans = await forgetPlans(db, person.leadIds);
  const actions = await forgetActions(
    db,
    person,
    conversationRows.map(({ id }) => id),
  );
  // What nobody knew is over: evidence that is being read now must find nothing to bring back or to send again.
  await ofLeads(
    `UPDATE attempts SET subject = NULL, text = '', content_hash = '', message_id = NULL, evidence = NULL,
       outcome = jsonb_strip_nulls(jsonb_build_object('kind', outcome->'kind', 'code', outcome->'code')),
       state = CASE state WHEN 'unknown' THEN 'refused' ELSE state END, finished_at = coalesce(finished_at, $3::timestamptz)
     WHERE workspace_id = $1::uuid AND touch_id IN (${TOUCHES_OF_LEADS})`,
    erasure.realAt.toString(),
  );
  const messages = await ofLeads(
    `DELETE FROM messages WHERE workspace_id = $1::uuid AND conversation_id IN (${CONVERSATIONS_OF_LEADS})`,
  );
  const touches = await ofLeads(
    `UPDATE touches SET subject = NULL, text = '', external_id = NULL, conversation_id = NULL, recipient_domain = NULL, zone = '',
       state = CASE WHEN state IN ('sent', 'failed', 'cancelled') THEN state ELSE 'cancelled' END, slot_at = NULL,
       reason = CASE WHEN state IN ('sent', 'failed', 'cancelled') THEN split_part(reason, ':', 1) ELSE 'erased' END
     WHERE workspace_id = $1::uuid AND ${LEADS}`,
  );
  const conversations = await ofLeads(`DELETE FROM conversations WHERE workspace_id = $1::uuid AND ${LEADS}`);
  await ofLeads(
    `DELETE FROM meeting_references WHERE workspace_id = $1::uuid
       AND meeting_id IN (SELECT id FROM meetings WHERE workspace_id = $1::uuid AND ${LEADS})`,
  );
  const meetings = await ofLeads(
    `UPDATE meetings SET external_id = 'erased:' || id, reports = '[]' WHERE workspace_id = $1::uuid AND ${LEADS}`,
  );
  const deals = await ofLeads(
    `UPDATE deals SET external_id = 'erased:' || id, name = 'Erased' WHERE workspace_id = $1::uuid AND ${LEADS}`,
  );
  const audiences = await ofLeads(`DELETE FROM audience_members WHERE workspace_id = $1::uuid AND ${LEADS}`);
  await ofLeads(`DELETE FROM campaign_entries WHERE workspace_id = $1::uuid AND ${LEADS}`);
  const merges = await ofLeads(
    'DELETE FROM lead_merges WHERE workspace_id = $1::uuid AND (survivor_id = ANY($2::uuid[]) OR merged_id = ANY($2::uuid[]))',
  );
  const importRows = await forgetImports(db, person);
  // Nothing stands against an address that is held no more: the tombstone does.
  const suppressions = await run(
    `DELETE FROM suppressions WHERE workspace_id = $1::uuid AND kind <> 'domain' AND value = ANY($2::text[])`,
    values,
  );
  // A touch points at the address that it was aimed at.
  const emptied = await ofLeads(
    `UPDATE channel_identities SET value = 'erased:' || id, label = 'former', verdict = NULL, verdict_reason = NULL, checked_at = NULL
     WHERE workspace_id = $1::uuid AND ${LEADS}
       AND EXISTS (SELECT 1 FROM touches t WHERE t.workspace_id = $1::uuid AND t.channel_identity_id = channel_identities.id)`,
  );
  const dropped = await ofLeads(
    `DELETE FROM channel_identities WHERE workspace_id = $1::uuid AND ${LEADS} AND value <> 'erased:' || id`,
  );
  await ofLeads(
    `UPDATE leads SET state = 'erased', company_id = NULL, first_name = NULL, last_name = NULL, job_title = NULL,
       job_function = NULL, seniority = NULL, location = NULL, phone = NULL, time_zone = NULL, attributes = '{}', corrected_fields = '{}',
       name_folded = '', title_folded = '', location_folded = '', updated_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
    erasure.at.toString(),
  );
  return {
    addresses: emptied + dropped,
    ...{
      audiences,
      touches,
      conversations,
      messages,
      signals,
      meetings,
      deals,
      suppressions,
      plans,
      actions,
    },
    ...{ importRows, merges },
  };
}
