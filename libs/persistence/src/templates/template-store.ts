/** Where are the templates of a workspace kept? Each as one JSON document that never changes. */
import type { TemplateRecord, TemplateStore } from '#application';
import type { SequenceGraph } from '#domain';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly graph: SequenceGraph;
  readonly archived_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS = 'id, name, description, graph, archived_at, created_at, updated_at';

export function createTemplateStore({ workspaceId, sql }: Db): TemplateStore {
  return {
    async find(templateId) {
      const [row] = await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM templates WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, templateId],
      );
      return row && toRecord(row);
    },

    async list({ archived, limit, before }) {
      const rows = await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM templates
         WHERE workspace_id = $1::uuid AND ($2::uuid IS NULL OR id < $2::uuid)
           AND (archived_at IS NOT NULL) = ($3 = 'true')
         ORDER BY id DESC LIMIT $4::int`,
        [workspaceId, before ?? null, String(archived), limit],
      );
      return rows.map(toRecord);
    },

    async insert(template) {
      await sql.rows(
        `INSERT INTO templates (workspace_id, id, name, description, graph, archived_at, created_at, updated_at)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5::jsonb, $6::timestamptz, $7::timestamptz, $8::timestamptz)`,
        [
          workspaceId,
          template.id,
          template.name,
          template.description,
          JSON.stringify(template.graph),
          template.archivedAt?.toString() ?? null,
          template.createdAt.toString(),
          template.updatedAt.toString(),
        ],
      );
    },

    async save(template) {
      await sql.rows(
        `UPDATE templates SET name = $3, description = $4, archived_at = $5::timestamptz, updated_at = $6::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [
          workspaceId,
          template.id,
          template.name,
          template.description,
          template.archivedAt?.toString() ?? null,
          template.updatedAt.toString(),
        ],
      );
    },
  };
}

function toRecord({ archived_at, created_at, updated_at, ...row }: Row): TemplateRecord {
  return {
    ...row,
    archivedAt: toInstantOrNull(archived_at),
    createdAt: toInstant(created_at),
    updatedAt: toInstant(updated_at),
  };
}
