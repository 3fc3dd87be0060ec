/**
 * Who has become a member of a live audience?
 *
 * Two ways that end in the same list. The event log names the leads and companies that changed: what that costs follows the
 * changes, not the size of the workspace. And a sweep, page by page, comes round to every live audience once in a while, for
 * what no event tells: a merge of large files, an exclusion that has run out.
 */
import type { StoredEvent } from '#contracts';
import type { AudienceFilter } from '#domain';
import { memberQuery } from '../audiences/member-query.js';
import type { Sql } from '../database/db.js';
import type { EngineSql } from '../database/engine-sql.js';
import { consumeEvents } from '../events/consume-events.js';
import { LIVE_CAMPAIGN, listEntrants } from './list-entrants.js';
import { sweepPage } from './sweep-page.js';

const CONSUMER = 'live-audiences';

/** Handles one batch of what is new in all workspaces; returns how many events it took. */
export function followChanges(engine: EngineSql, batch: number): Promise<number> {
  return consumeEvents({
    engine,
    consumer: CONSUMER,
    batch,
    handle: async (sql, events) => {
      for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId)) {
        await follow(sql, workspaceId, own);
      }
    },
  });
}

/** One page of the live audience that waits longest; false when none is due. */
export function sweepLiveAudiences(
  engine: EngineSql,
  workspaceId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  return engine.transaction(workspaceId, (sql) => sweepPage(sql, workspaceId, now));
}

interface LiveRow {
  readonly campaign_id: string;
  readonly id: string;
  readonly kind: 'static' | 'filter';
  readonly filter: AudienceFilter | null;
}

async function follow(sql: Sql, workspaceId: string, events: readonly StoredEvent[]): Promise<void> {
  const changed = changesOf(events);
  if (changed.length === 0) return;
  await sql.rows(`SELECT set_config('overture.workspace', $1, true)`, [workspaceId]);
  const live = await sql.rows<LiveRow>(
    `SELECT a.campaign_id, au.id, au.kind, au.filter FROM campaign_audiences a
     JOIN campaigns c ON c.workspace_id = a.workspace_id AND c.id = a.campaign_id AND ${LIVE_CAMPAIGN}
     JOIN audiences au ON au.workspace_id = a.workspace_id AND au.id = a.audience_id
     WHERE a.workspace_id = $1::uuid AND a.live ORDER BY a.campaign_id, au.id`,
    [workspaceId],
  );
  if (live.length === 0) return;
  const leads = await leadsOf(sql, workspaceId, changed);
  for (const { campaign_id, ...audience } of live) {
    const members = memberQuery(workspaceId, audience, 5);
    const targets = `SELECT $4::uuid AS campaign_id WHERE EXISTS (
      SELECT 1 FROM (${members.sql}) m WHERE m.lead_id = l.id)`;
    await listEntrants(sql, targets, [
      workspaceId,
      leads.map(({ id }) => id),
      leads.map(({ at }) => at),
      campaign_id,
      ...members.values,
    ]);
  }
}

interface Change {
  readonly what: 'lead' | 'company';
  readonly id: string;
  readonly at: string;
}

/** Any event about a lead, or a company, may have changed what a filter asks for. */
function changesOf(events: readonly StoredEvent[]): Change[] {
  return events.flatMap(({ type, data, occurredAt }): Change[] => {
    const at = occurredAt.toString();
    if (type.startsWith('lead.') && 'leadId' in data) return [{ what: 'lead', id: data.leadId, at }];
    if (type === 'company.updated' && 'companyId' in data)
      return [{ what: 'company', id: data.companyId, at }];
    return [];
  });
}

async function leadsOf(sql: Sql, workspaceId: string, changes: readonly Change[]) {
  const own = changes.filter(({ what }) => what === 'lead').map(({ id, at }) => ({ id, at }));
  const companies = changes.filter(({ what }) => what === 'company');
  if (companies.length === 0) return own;
  const colleagues = await sql.rows<{ id: string; at: string }>(
    `SELECT l.id, x.at FROM unnest($2::uuid[], $3::text[]) AS x (company_id, at)
     JOIN leads l ON l.workspace_id = $1::uuid AND l.company_id = x.company_id`,
    [workspaceId, companies.map(({ id }) => id), companies.map(({ at }) => at)],
  );
  return [...own, ...colleagues];
}
