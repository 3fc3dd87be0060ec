/** Erasures and their tombstones, in Postgres. */
import type { ErasureReads } from '#application';
import type { Db } from '../database/db.js';
import type { TombstoneHash } from './tombstone-hash.js';

export function createErasureStore(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  hash: TombstoneHash | undefined,
): ErasureReads {
  return {
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
  };
}

/** A process without the key must not take an erased person for a new one. */
function keyed(hash: TombstoneHash | undefined): TombstoneHash {
  if (hash !== undefined) return hash;
  throw new Error('This process was given no key by which erased people are recognised.');
}
