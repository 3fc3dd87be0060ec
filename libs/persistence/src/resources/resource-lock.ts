/** How do changes of one thing take turns in Postgres? By an advisory lock of its id, and by a lock of its row. */
import type { ResourceLock } from '#application';
import type { Db } from '../database/db.js';
import { lockLeads } from '../leads/leads-lock.js';

/** Where the things are kept that have an address of their own. */
const TABLES: Readonly<Record<string, string>> = {
  account: 'accounts',
  apiKey: 'api_keys',
  audience: 'audiences',
  campaign: 'campaigns',
  company: 'companies',
  conversation: 'conversations',
  deal: 'deals',
  identity: 'identities',
  lead: 'leads',
  meeting: 'meetings',
  enrollment: 'enrollments',
  import: 'imports',
  plan: 'plans',
  sequence: 'sequences',
  suppression: 'suppressions',
  template: 'templates',
  touch: 'touches',
  webhook: 'webhook_endpoints',
};

export function createResourceLock({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): ResourceLock {
  return {
    async hold(kind, id) {
      await sql.rows(
        `SELECT pg_advisory_xact_lock(hashtextextended($1::text || ' ' || $2::text, 0))::text AS held /* $1: the workspace_id */`,
        [workspaceId, `${kind} ${id}`],
      );
    },

    async holdRow(kind, id) {
      if (kind === 'workspace') {
        await sql.rows('SELECT 1 AS held FROM workspaces WHERE id = $1::uuid FOR NO KEY UPDATE', [id]);
        return;
      }
      const table = TABLES[kind];
      if (table === undefined) return;
      // Whoever writes leads has these first, and the rows afterwards.
      if (kind === 'lead' || kind === 'company') await lockLeads({ workspaceId, sql });
      await sql.rows(
        `SELECT 1 AS held FROM ${table} WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE`,
        [workspaceId, id],
      );
    },
  };
}
