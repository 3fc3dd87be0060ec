/** Where are sequences kept? The draft as one JSON document, each frozen version as another. */
import type { SequenceRecord, SequenceStore, WrittenSequence } from '#application';
import type { SequenceGraph } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { toInstant } from '../database/instants.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly draft: SequenceGraph;
  readonly snippets: SequenceRecord['snippets'];
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS = `id, name, draft, created_at, updated_at,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'text', s.text, 'revision', s.revision) ORDER BY s.name), '[]')
     FROM snippets s WHERE s.workspace_id = sequences.workspace_id
       AND position('snippet.' || s.name IN sequences.draft::text) > 0) AS snippets`;

export function createSequenceStore({ workspaceId, sql }: Db): SequenceStore {
  const find = async (sequenceId: string, locking: string) => {
    const [row] = await sql.rows<Row>(
      `SELECT ${COLUMNS} FROM sequences WHERE workspace_id = $1::uuid AND id = $2::uuid ${locking}`,
      [workspaceId, sequenceId],
      KEEP_PLAN,
    );
    return row && toRecord(row);
  };
  return {
    find: (sequenceId) => find(sequenceId, ''),
    lock: (sequenceId) => find(sequenceId, 'FOR NO KEY UPDATE'),

    async findMany(sequenceIds) {
      const rows = await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM sequences WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
        [workspaceId, sequenceIds],
      );
      return rows.map(toRecord);
    },

    async list({ limit, before }) {
      const rows = await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM sequences
         WHERE workspace_id = $1::uuid AND ($2::uuid IS NULL OR id < $2::uuid)
         ORDER BY id DESC LIMIT $3::int`,
        [workspaceId, before ?? null, limit],
      );
      return rows.map(toRecord);
    },

    async findVersion(versionId) {
      const [row] = await sql.rows<{ graph: SequenceGraph }>(
        'SELECT graph FROM sequence_versions WHERE workspace_id = $1::uuid AND id = $2::uuid',
        [workspaceId, versionId],
        KEEP_PLAN,
      );
      return row?.graph;
    },

    async versionOf(campaignId) {
      const [row] = await sql.rows<{ graph: SequenceGraph }>(
        `SELECT v.graph FROM campaigns c
         JOIN sequence_versions v ON v.workspace_id = c.workspace_id AND v.id = c.sequence_version_id
         WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`,
        [workspaceId, campaignId],
        KEEP_PLAN,
      );
      return row?.graph;
    },

    async insert(sequence) {
      await sql.rows(
        `INSERT INTO sequences (workspace_id, id, name, draft, created_at, updated_at)
         VALUES ($1::uuid, $2::uuid, $3, $4::jsonb, $5::timestamptz, $6::timestamptz)`,
        [
          workspaceId,
          sequence.id,
          ...written(sequence),
          sequence.createdAt.toString(),
          sequence.updatedAt.toString(),
        ],
      );
    },

    async save(sequence) {
      await sql.rows(
        `UPDATE sequences SET name = $3, draft = $4::jsonb, updated_at = $5::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, sequence.id, ...written(sequence), sequence.updatedAt.toString()],
      );
    },

    async freeze({ id, sequenceId, graph, createdBy, snippets, at }) {
      // Two launches of one sequence take turns, so that their versions are numbered apart.
      await sql.rows(
        'SELECT 1 AS locked FROM sequences WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE',
        [workspaceId, sequenceId],
      );
      await sql.rows(
        `INSERT INTO sequence_versions (workspace_id, id, sequence_id, number, graph, created_by, snippets, created_at)
         SELECT $1::uuid, $2::uuid, $3::uuid, coalesce(max(number), 0) + 1, $4::jsonb, $6::uuid, $7::jsonb, $5::timestamptz
         FROM sequence_versions WHERE workspace_id = $1::uuid AND sequence_id = $3::uuid`,
        [
          workspaceId,
          id,
          sequenceId,
          JSON.stringify(graph),
          at.toString(),
          createdBy,
          JSON.stringify(snippets),
        ],
      );
    },
  };
}

const written = ({ name, graph }: WrittenSequence): [string, string] => [name, JSON.stringify(graph)];

function toRecord({ draft, created_at, updated_at, ...row }: Row): SequenceRecord {
  return { ...row, graph: draft, createdAt: toInstant(created_at), updatedAt: toInstant(updated_at) };
}
