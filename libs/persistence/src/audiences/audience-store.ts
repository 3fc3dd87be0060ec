/** Audiences and their members, in Postgres. */
import type { Audience, AudienceStore, AudienceUse } from '#application';
import type { AudienceFilter } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { LIVE_OF_AUDIENCE, listEntrants } from '../enrollments/list-entrants.js';
import { instantOf } from '../leads/instant-of.js';
import { memberQuery } from './member-query.js';

interface AudienceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly filter: unknown;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
}

export function createAudienceStore({ workspaceId, sql }: Db): AudienceStore {
  const find = async (condition: string, values: readonly (string | number | boolean | null)[]) =>
    (
      await sql.rows<AudienceRow>(
        `SELECT id, name, kind, filter, archived_at AS "archivedAt", created_at AS "createdAt" FROM audiences
         WHERE workspace_id = $1::uuid AND ${condition}`,
        [workspaceId, ...values],
        KEEP_PLAN,
      )
    ).map(toAudience);
  const byId = async (id: string): Promise<Audience | undefined> => (await find('id = $2::uuid', [id]))[0];

  return {
    byId,
    byName: async (name) => (await find('name = $2', [name]))[0],
    list: (take, afterId, archived = false) =>
      find(
        '($2::uuid IS NULL OR id < $2::uuid) AND (archived_at IS NOT NULL) = $3::boolean ORDER BY id DESC LIMIT $4::int',
        [afterId ?? null, archived, take],
      ),

    async sizeOf(audience) {
      const members = memberQuery(workspaceId, audience, 1, 'everyone');
      const [row] = await sql.rows<{ size: number }>(
        `SELECT count(*)::int AS size FROM (${members.sql}) members`,
        members.values,
      );
      return row?.size ?? 0;
    },

    async listMemberIds(audienceIds) {
      const leadIds = new Set<string>();
      for (const audienceId of audienceIds) {
        const audience = await byId(audienceId);
        if (!audience) continue;
        const members = memberQuery(workspaceId, audience, 1, 'everyone');
        const rows = await sql.rows<{ lead_id: string }>(
          `SELECT lead_id FROM (${members.sql}) members`,
          members.values,
        );
        for (const row of rows) leadIds.add(row.lead_id);
      }
      return [...leadIds].sort();
    },

    async unknownLeads(leadIds) {
      const rows = await sql.rows<{ id: string }>(
        `SELECT DISTINCT given.id FROM unnest($2::uuid[]) AS given(id)
         WHERE NOT EXISTS (SELECT FROM leads l WHERE l.workspace_id = $1::uuid AND l.id = given.id AND l.state = 'present')
         ORDER BY given.id`,
        [workspaceId, leadIds],
      );
      return rows.map((row) => row.id);
    },

    async create(audience) {
      const rows = await sql.rows(
        `INSERT INTO audiences (workspace_id, id, name, kind, filter, created_at)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5::jsonb, $6::timestamptz)
         ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id`,
        [
          workspaceId,
          audience.id,
          audience.name,
          audience.kind,
          audience.filter === null ? null : JSON.stringify(audience.filter),
          audience.createdAt.toString(),
        ],
      );
      return rows.length > 0;
    },

    async attachedTo(audienceId) {
      return sql.rows<AudienceUse>(
        `SELECT c.id, a.live FROM campaign_audiences a
         JOIN campaigns c ON c.workspace_id = a.workspace_id AND c.id = a.campaign_id
         WHERE a.workspace_id = $1::uuid AND a.audience_id = $2::uuid AND c.status NOT IN ('completed', 'stopped')
         ORDER BY c.id`,
        [workspaceId, audienceId],
      );
    },

    async lock(audienceId) {
      // FOR UPDATE: a campaign that takes it up waits for the answer.
      await sql.rows(
        'SELECT 1 AS locked FROM audiences WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE',
        [workspaceId, audienceId],
      );
      return byId(audienceId);
    },

    async save({ id, name, filter, archivedAt }) {
      const rows = await sql.rows(
        `UPDATE audiences SET name = $3, filter = $4::jsonb, archived_at = $5::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND NOT EXISTS (
           SELECT 1 FROM audiences o WHERE o.workspace_id = $1::uuid AND o.name = $3 AND o.id <> $2::uuid)
         RETURNING id`,
        [
          workspaceId,
          id,
          name,
          filter === null ? null : JSON.stringify(filter),
          archivedAt?.toString() ?? null,
        ],
      );
      await sql.rows(
        `UPDATE campaign_audiences SET swept_to = NULL, swept_at = NULL
         WHERE workspace_id = $1::uuid AND audience_id = $2::uuid AND live`,
        [workspaceId, id],
      );
      return rows.length > 0;
    },

    async removeMembers(audienceId, leadIds) {
      const rows = await sql.rows(
        `DELETE FROM audience_members
         WHERE workspace_id = $1::uuid AND audience_id = $2::uuid AND lead_id = ANY($3::uuid[]) RETURNING lead_id`,
        [workspaceId, audienceId, leadIds],
      );
      return rows.length;
    },

    async addMembers(audienceId, leadIds, at) {
      const rows = await sql.rows<{ lead_id: string }>(
        `INSERT INTO audience_members (workspace_id, audience_id, lead_id)
         SELECT $1::uuid, $2::uuid, given.id FROM unnest($3::uuid[]) AS given(id)
         ON CONFLICT DO NOTHING RETURNING lead_id`,
        [workspaceId, audienceId, leadIds],
      );
      await listEntrants(sql, LIVE_OF_AUDIENCE, [
        workspaceId,
        rows.map((row) => row.lead_id),
        rows.map(() => at.toString()),
        audienceId,
      ]);
      return rows.length;
    },
  };
}

function toAudience({ id, name, kind, filter, archivedAt, createdAt }: AudienceRow): Audience {
  return {
    id,
    name,
    kind: kind === 'filter' ? 'filter' : 'static',
    filter: filter as AudienceFilter | null,
    archivedAt: archivedAt && instantOf(archivedAt),
    createdAt: instantOf(createdAt),
  };
}
