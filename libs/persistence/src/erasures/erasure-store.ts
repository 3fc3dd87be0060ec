/** Erasures and their tombstones, in Postgres. */
import type { ErasedCounts, ErasureReads, ErasureReceipt, ErasureStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';
import { PERSON } from '../merges/merged-leads.js';
import { forgetPerson } from './forget-person.js';
import type { TombstoneHash } from './tombstone-hash.js';

type SqlDb = Pick<Db, 'workspaceId' | 'sql'>;

export function createErasureReads({ workspaceId, sql }: SqlDb): ErasureReads {
  return {
    async receiptOf(leadId) {
      const [row] = await sql.rows<{ id: string; lead_id: string; receipt: ErasedCounts; created_at: Date }>(
        `SELECT e.id, e.lead_id, e.receipt, e.created_at FROM erasures e
         WHERE e.workspace_id = $1::uuid AND (e.lead_id = $2::uuid OR e.receipt->'merged' ? $2::text)`,
        [workspaceId, leadId],
      );
      return row && toReceipt(row);
    },
  };
}

const toReceipt = (row: {
  readonly id: string;
  readonly lead_id: string;
  readonly receipt: unknown;
  readonly created_at: Date;
}): ErasureReceipt => ({
  id: row.id,
  leadId: row.lead_id,
  erasedAt: toInstant(row.created_at),
  removed: (row.receipt as { readonly removed: ErasedCounts }).removed,
});

export function createErasureStore(db: SqlDb, hash: TombstoneHash | undefined): ErasureStore {
  const { workspaceId, sql } = db;
  return {
    ...createErasureReads(db),

    async guard() {
      const rows = await sql.rows<{ hash: string }>(
        'SELECT hash FROM erasure_tombstones WHERE workspace_id = $1::uuid',
        [workspaceId],
      );
      if (rows.length === 0) return () => false;
      const hashOf = keyed(hash);
      const known = new Set(rows.map((row) => row.hash));
      return (kind, value) => known.has(hashOf(workspaceId, kind, value));
    },

    async withMerged(leadId) {
      const rows = await sql.rows<{ id: string }>(PERSON, [workspaceId, leadId]);
      return rows.map(({ id }) => id);
    },

    async isSending(leadIds) {
      const rows = await sql.rows<{ state: string }>(
        `SELECT state FROM touches WHERE workspace_id = $1::uuid AND lead_id = ANY($2::uuid[])
           AND state IN ('ready', 'reserved', 'sending', 'unknown', 'held')
         ORDER BY id FOR UPDATE`,
        [workspaceId, leadIds],
      );
      return rows.some(({ state }) => state === 'sending');
    },

    async forget(person, erasure) {
      const hashOf = keyed(hash);
      const removed = await forgetPerson(db, person, erasure);
      const receipt = { removed, merged: person.leadIds.filter((id) => id !== erasure.leadId) };
      await sql.rows(
        `INSERT INTO erasures (workspace_id, id, lead_id, principal, receipt, created_at)
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6::timestamptz)`,
        [
          workspaceId,
          erasure.id,
          erasure.leadId,
          erasure.principal,
          JSON.stringify(receipt),
          erasure.at.toString(),
        ],
      );
      const stones = [
        ...person.identities,
        ...person.namesAtCompanies.map((value) => ({ kind: 'name_at_company' as const, value })),
      ].map(({ kind, value }) => ({ kind, hash: hashOf(workspaceId, kind, value) }));
      await sql.rows(
        `INSERT INTO erasure_tombstones (workspace_id, kind, hash, erasure_id)
         SELECT $1::uuid, stone.kind, stone.hash, $2::uuid FROM jsonb_to_recordset($3::jsonb) AS stone(kind text, hash text)
         ON CONFLICT DO NOTHING`,
        [workspaceId, erasure.id, JSON.stringify(stones)],
      );
      return { id: erasure.id, leadId: erasure.leadId, erasedAt: erasure.at, removed };
    },
  };
}

/** A process without the key must not take an erased person for a new one. */
function keyed(hash: TombstoneHash | undefined): TombstoneHash {
  if (hash !== undefined) return hash;
  throw new Error('This process was given no key by which erased people are recognised.');
}
