/** How do changes of one thing take turns in Postgres? By an advisory lock of its id, and by a lock of its row. */
import type { ResourceLock } from '#application';
import type { Db } from '../database/db.js';
import { lockCampaign, lockLead } from '../engine/lead-lock.js';
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
      if (kind === 'enrollment') return holdEnrollment(id);
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

  /** In the order of everybody who has to do with a person: the campaign, then all of their enrollments. */
  async function holdEnrollment(id: string): Promise<void> {
    const [enrollment] = await sql.rows<{ campaign_id: string; lead_id: string }>(
      'SELECT campaign_id, lead_id FROM enrollments WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [workspaceId, id],
    );
    if (!enrollment) return;
    await lockCampaign({ workspaceId, sql }, enrollment.campaign_id);
    await lockLead({ workspaceId, sql }, enrollment.lead_id);
  }
}
