/**
 * Where does a person stand in what came in: raw signals, plans, requests with their answers, rows of files?
 *
 * Found by what says who it is, wherever that stands in the text; an erasure is rare and may read a table through.
 */
import type { PersonTraces } from '#application';
import { encodeId } from '#contracts';
import type { Db } from '../database/db.js';

type SqlDb = Pick<Db, 'workspaceId' | 'sql'>;

/** Any of the lower-case words $2 stands in the text. */
const names = (text: string): string =>
  `EXISTS (SELECT 1 FROM unnest($2::text[]) AS word WHERE strpos(lower(${text}), word) > 0)`;

/**
 * What came from the person, and what others say of them to the accounts that were in touch with them. Rows stay, empty,
 * so that the same message is not taken for a new one when its mailbox is read again.
 */
export async function forgetSignals(
  { workspaceId, sql }: SqlDb,
  person: PersonTraces,
  realAt: Temporal.Instant,
): Promise<number> {
  const values = person.identities.map(({ value }) => value.toLowerCase());
  const rows = await sql.rows(
    `UPDATE inbound_signals SET raw = '', sender_hint = NULL, interpretation = NULL,
       processed_at = coalesce(processed_at, $4::timestamptz)
     WHERE workspace_id = $1::uuid AND raw <> '' AND (
       sender_hint = ANY($2::text[])
       OR ((account_id IS NULL OR account_id IN (
             SELECT account_id FROM touches WHERE workspace_id = $1::uuid AND lead_id = ANY($3::uuid[])
             UNION SELECT account_id FROM conversations WHERE workspace_id = $1::uuid AND lead_id = ANY($3::uuid[])))
           AND ${names('raw')}))
     RETURNING 1 AS gone`,
    [workspaceId, values, person.leadIds, realAt.toString()],
  );
  return rows.length;
}

/** An answer loses its words, a launch the samples that were shown of this person. */
export async function forgetPlans({ workspaceId, sql }: SqlDb, leadIds: readonly string[]): Promise<number> {
  const answers = await sql.rows(
    `UPDATE plans SET decision = decision || '{"text": "", "subject": null}', decision_hash = 'erased',
       status = CASE status WHEN 'executed' THEN 'executed' ELSE 'void' END,
       summary = '{"title": "Answer somebody who was erased", "people": 1, "accounts": [], "samples": [], "excluded": [], "warnings": []}'
     WHERE workspace_id = $1::uuid AND decision->>'act' = 'reply' AND decision->>'leadId' = ANY($2::text[])
     RETURNING 1 AS gone`,
    [workspaceId, leadIds],
  );
  const launches = await sql.rows(
    `UPDATE plans SET summary = jsonb_set(summary, '{samples}', (
         SELECT coalesce(jsonb_agg(sample ORDER BY place), '[]')
         FROM jsonb_array_elements(summary->'samples') WITH ORDINALITY AS shown (sample, place)
         WHERE NOT sample->>'leadId' = ANY($2::text[])))
     WHERE workspace_id = $1::uuid AND decision->>'act' <> 'reply' AND jsonb_typeof(summary->'samples') = 'array'
       AND EXISTS (SELECT 1 FROM jsonb_array_elements(summary->'samples') AS sample WHERE sample->>'leadId' = ANY($2::text[]))
     RETURNING 1 AS gone`,
    [workspaceId, leadIds],
  );
  return answers.length + launches.length;
}

/**
 * Requests and answers in which the person stands; that they were made, by whom and how they ended is kept. Their keys are
 * spent: repeated, such a request is refused, since nothing is left to compare it with.
 */
export async function forgetActions(
  { workspaceId, sql }: SqlDb,
  person: PersonTraces,
  conversationIds: readonly string[],
): Promise<number> {
  const words = [...person.words, ...conversationIds.map((id) => encodeId('conversation', id))];
  const rows = await sql.rows(
    `UPDATE actions SET input = '{"erased": true}', input_hash = 'erased',
       output = CASE WHEN output IS NULL THEN NULL ELSE '{"erased": true}'::jsonb END,
       error = CASE WHEN error IS NULL THEN NULL
         ELSE error || '{"detail": "Erased with the person that it was about.", "fields": []}' END
     WHERE workspace_id = $1::uuid AND operation <> 'leads.erase' AND status IN ('succeeded', 'failed')
       AND ${names("concat_ws(' ', input::text, output::text, error::text)")}
     RETURNING 1 AS gone`,
    [workspaceId, words],
  );
  return rows.length;
}

/** Rows that an import has not merged yet, and what its report says of the person's row. */
export async function forgetImports({ workspaceId, sql }: SqlDb, person: PersonTraces): Promise<number> {
  const values = person.identities.map(({ value }) => value);
  const rows = await sql.rows(
    `DELETE FROM import_rows WHERE workspace_id = $1::uuid AND (professional_email = ANY($2::text[])
       OR personal_email = ANY($2::text[]) OR linkedin_public_id = ANY($2::text[]) OR linkedin_member_id = ANY($2::text[]))
     RETURNING 1 AS gone`,
    [workspaceId, values],
  );
  const keys = await sql.rows(
    `DELETE FROM import_keys WHERE workspace_id = $1::uuid AND ${names('key')} RETURNING 1 AS gone`,
    [workspaceId, person.words],
  );
  const problems = await sql.rows(
    `UPDATE import_problems SET message = 'This row was about a person who was erased.'
     WHERE workspace_id = $1::uuid AND ${names('message')} RETURNING 1 AS gone`,
    [workspaceId, person.words],
  );
  return rows.length + keys.length + problems.length;
}
