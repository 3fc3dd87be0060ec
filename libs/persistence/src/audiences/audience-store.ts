/** Audiences and their members, in Postgres. */
import type { Audience, AudienceStore } from '#application';
import type { AudienceFilter } from '#domain';
import type { Db } from '../database/db.js';
import { instantOf } from '../leads/instant-of.js';
import { memberQuery } from './member-query.js';

interface AudienceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly filter: unknown;
  readonly createdAt: Date;
}

export function createAudienceStore({ workspaceId, prisma, sql }: Db): AudienceStore {
  async function byId(id: string): Promise<Audience | undefined> {
    const row = await prisma.audience.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    return row ? toAudience(row) : undefined;
  }

  return {
    byId,

    async byName(name) {
      const row = await prisma.audience.findUnique({ where: { workspaceId_name: { workspaceId, name } } });
      return row ? toAudience(row) : undefined;
    },

    async list(take, afterId) {
      const rows = await prisma.audience.findMany({
        where: { workspaceId, ...(afterId === undefined ? {} : { id: { lt: afterId } }) },
        orderBy: { id: 'desc' },
        take,
      });
      return rows.map(toAudience);
    },

    async sizeOf(audience) {
      const members = memberQuery(workspaceId, audience);
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
        const members = memberQuery(workspaceId, audience);
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
         WHERE NOT EXISTS (SELECT FROM leads l WHERE l.workspace_id = $1::uuid AND l.id = given.id)
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

    async addMembers(audienceId, leadIds) {
      const rows = await sql.rows(
        `INSERT INTO audience_members (workspace_id, audience_id, lead_id)
         SELECT $1::uuid, $2::uuid, given.id FROM unnest($3::uuid[]) AS given(id)
         ON CONFLICT DO NOTHING RETURNING lead_id`,
        [workspaceId, audienceId, leadIds],
      );
      return rows.length;
    },
  };
}

function toAudience({ id, name, kind, filter, createdAt }: AudienceRow): Audience {
  return {
    id,
    name,
    kind: kind === 'filter' ? 'filter' : 'static',
    filter: filter as AudienceFilter | null,
    createdAt: instantOf(createdAt),
  };
}
