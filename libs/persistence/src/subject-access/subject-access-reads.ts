/** What is held on one person, in Postgres: one query for each part of the document. */
import type { SubjectAccessReads, SubjectEntry, SubjectSection } from '#application';
import type { Db } from '../database/db.js';
import { PERSON } from '../merges/merged-leads.js';
import { MATCHES_COMPANY, MATCHES_SUPPRESSION } from '../plans/matches-suppression.js';

/** $1 workspace, $2 leads. `key` orders a section and tells where its next page begins. */
const SECTIONS: Readonly<Record<SubjectSection, string>> = {
  leads: `SELECT l.id::text AS key, jsonb_build_object('id', l.id, 'state', l.state, 'firstName', l.first_name, 'lastName', l.last_name,
      'jobTitle', l.job_title, 'jobFunction', l.job_function, 'seniority', l.seniority, 'location', l.location, 'phone', l.phone, 'timeZone', l.time_zone,
      'attributes', l.attributes, 'correctedFields', l.corrected_fields, 'createdAt', l.created_at, 'updatedAt', l.updated_at,
      'company', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('companyId', c.id, 'name', c.name, 'domain', c.domain, 'industry', c.industry, 'size', c.size) END) AS entry
    FROM leads l LEFT JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
    WHERE l.workspace_id = $1::uuid AND l.id = ANY($2::uuid[])`,
  addresses: `SELECT i.id::text AS key, jsonb_build_object('kind', i.kind, 'value', i.value, 'label', i.label, 'verdict', i.verdict,
      'verdictReason', i.verdict_reason, 'checkedAt', i.checked_at) AS entry
    FROM channel_identities i WHERE i.workspace_id = $1::uuid AND i.lead_id = ANY($2::uuid[])`,
  audiences: `SELECT a.id::text AS key, jsonb_build_object('id', a.id, 'name', a.name) AS entry
    FROM audiences a WHERE a.workspace_id = $1::uuid AND EXISTS (SELECT 1 FROM audience_members m
      WHERE m.workspace_id = $1::uuid AND m.audience_id = a.id AND m.lead_id = ANY($2::uuid[]))`,
  enrollments: `SELECT e.id::text AS key, jsonb_build_object('id', e.id, 'campaignId', e.campaign_id, 'campaignName', c.name, 'status', e.status,
      'stepId', e.step_id, 'stopReason', e.stop_reason, 'invitationAcceptedAt', e.invitation_accepted_at, 'repliedAt', e.replied_at,
      'createdAt', e.created_at, 'endedAt', e.ended_at) AS entry
    FROM enrollments e JOIN campaigns c ON c.workspace_id = e.workspace_id AND c.id = e.campaign_id
    WHERE e.workspace_id = $1::uuid AND e.lead_id = ANY($2::uuid[])`,
  touches: `SELECT t.id::text AS key, jsonb_build_object('id', t.id, 'kind', t.kind, 'state', t.state, 'accountId', t.account_id,
      'campaignId', t.campaign_id, 'enrollmentId', t.enrollment_id, 'stepName', t.step_id, 'subject', t.subject, 'text', t.text, 'dueAt', t.due_at,
      'sentAt', t.sent_at, 'reason', t.reason) AS entry
    FROM touches t WHERE t.workspace_id = $1::uuid AND t.lead_id = ANY($2::uuid[])`,
  conversations: `SELECT c.id::text AS key, jsonb_build_object('id', c.id, 'accountId', c.account_id, 'channel', c.channel, 'subject', c.subject,
      'disposition', c.disposition, 'needsReply', c.needs_reply, 'createdAt', c.created_at, 'lastMessageAt', c.last_message_at) AS entry
    FROM conversations c WHERE c.workspace_id = $1::uuid AND c.lead_id = ANY($2::uuid[])`,
  messages: `SELECT m.id::text AS key, jsonb_build_object('id', m.id, 'conversationId', m.conversation_id, 'direction', m.direction, 'subject', m.subject,
      'text', m.text, 'disposition', m.disposition, 'automatic', m.automatic, 'occurredAt', m.occurred_at) AS entry
    FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
    WHERE m.workspace_id = $1::uuid AND c.lead_id = ANY($2::uuid[])`,
  signals: `SELECT s.id::text AS key, jsonb_build_object('source', s.source, 'accountId', s.account_id, 'from', s.sender_hint, 'receivedAt', s.received_at,
      'processedAt', s.processed_at, 'characters', length(s.raw)) AS entry
    FROM inbound_signals s WHERE s.workspace_id = $1::uuid AND s.sender_hint IN (
      SELECT lower(i.value) FROM channel_identities i WHERE i.workspace_id = $1::uuid AND i.lead_id = ANY($2::uuid[]))`,
  meetings: `SELECT m.id::text AS key, jsonb_build_object('id', m.id, 'campaignId', m.campaign_id, 'externalId', m.external_id, 'status', m.status,
      'startsAt', m.starts_at, 'createdAt', m.created_at) AS entry
    FROM meetings m WHERE m.workspace_id = $1::uuid AND m.lead_id = ANY($2::uuid[])`,
  deals: `SELECT d.id::text AS key, jsonb_build_object('id', d.id, 'campaignId', d.campaign_id, 'externalId', d.external_id, 'name', d.name, 'stage', d.stage,
      'valueCents', d.value_cents, 'currency', d.currency, 'createdAt', d.created_at, 'updatedAt', d.updated_at) AS entry
    FROM deals d WHERE d.workspace_id = $1::uuid AND d.lead_id = ANY($2::uuid[])`,
  suppressions: `SELECT s.id::text AS key, jsonb_build_object('id', s.id, 'kind', s.kind, 'value', s.value, 'reason', s.reason, 'source', s.source, 'evidence', s.evidence,
      'createdAt', s.created_at) AS entry
    FROM suppressions s WHERE s.workspace_id = $1::uuid AND (EXISTS (SELECT 1 FROM channel_identities ci
      WHERE ci.workspace_id = $1::uuid AND ci.lead_id = ANY($2::uuid[]) AND ${MATCHES_SUPPRESSION})
      OR EXISTS (SELECT 1 FROM leads l WHERE l.workspace_id = $1::uuid AND l.id = ANY($2::uuid[]) AND ${MATCHES_COMPANY}))`,
  sources: `SELECT i.id::text AS key, jsonb_build_object('id', i.id, 'fileName', i.file_name, 'createdAt', i.created_at) AS entry
    FROM imports i WHERE i.workspace_id = $1::uuid AND EXISTS (SELECT 1 FROM import_leads l
      WHERE l.workspace_id = $1::uuid AND l.import_id = i.id AND l.lead_id = ANY($2::uuid[]))`,
  merges: `SELECT m.id::text AS key, jsonb_build_object('id', m.id, 'leadId', m.survivor_id, 'mergedLeadId', m.merged_id, 'createdAt', m.created_at,
      'undoneAt', m.undone_at) AS entry
    FROM lead_merges m WHERE m.workspace_id = $1::uuid AND (m.survivor_id = ANY($2::uuid[]) OR m.merged_id = ANY($2::uuid[]))`,
  events: `SELECT e.id::text AS key, jsonb_build_object('id', e.id, 'type', e.type, 'occurredAt', e.occurred_at) AS entry
    FROM events e WHERE e.workspace_id = $1::uuid AND e.id IN (SELECT find_event_ids_of_leads($2::text[]))`,
};

export function createSubjectAccessReads({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): SubjectAccessReads {
  return {
    async personOf(leadId) {
      const rows = await sql.rows<{ id: string }>(PERSON, [workspaceId, leadId]);
      return rows.map(({ id }) => id);
    },
    section: (name, leadIds, after, limit) =>
      sql.rows<{ key: string; entry: SubjectEntry }>(
        `SELECT key, entry FROM (${SECTIONS[name]}) AS held
         WHERE $3::text IS NULL OR key > $3::text ORDER BY key LIMIT $4::int`,
        [workspaceId, leadIds, after, limit],
      ),
  };
}
