/** Where are the snippets of a workspace kept? As they are now; versions of sequences hold them as they were. */
import type { SnippetRecord, SnippetStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS = 'id, name, text, revision, created_at, updated_at';

export function createSnippetStore({ workspaceId, sql }: Db): SnippetStore {
  const find = async (snippetId: string, locking: string) => {
    const [row] = await sql.rows<Row>(
      `SELECT ${COLUMNS} FROM snippets WHERE workspace_id = $1::uuid AND id = $2::uuid ${locking}`,
      [workspaceId, snippetId],
    );
    return row && toRecord(row);
  };
  return {
    find: (snippetId) => find(snippetId, ''),
    lock: (snippetId) => find(snippetId, 'FOR UPDATE'),

    async list() {
      const rows = await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM snippets WHERE workspace_id = $1::uuid ORDER BY name`,
        [workspaceId],
      );
      return rows.map(toRecord);
    },

    async insert(snippet) {
      const rows = await sql.rows(
        `INSERT INTO snippets (workspace_id, id, name, text, revision, created_at, updated_at)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5::int, $6::timestamptz, $6::timestamptz)
         ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id`,
        [workspaceId, snippet.id, snippet.name, snippet.text, snippet.revision, snippet.createdAt.toString()],
      );
      return rows.length > 0;
    },

    async save(snippet) {
      await sql.rows(
        `UPDATE snippets SET text = $3, revision = $4::int, updated_at = $5::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, snippet.id, snippet.text, snippet.revision, snippet.updatedAt.toString()],
      );
    },

    async remove(snippetId) {
      await sql.rows('DELETE FROM snippets WHERE workspace_id = $1::uuid AND id = $2::uuid', [
        workspaceId,
        snippetId,
      ]);
    },
  };
}

function toRecord({ created_at, updated_at, ...row }: Row): SnippetRecord {
  return { ...row, createdAt: toInstant(created_at), updatedAt: toInstant(updated_at) };
}
