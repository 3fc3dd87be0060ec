/** Companies, in Postgres. */
import type { Company, CompanyReads } from '#application';
import { foldText } from '#domain';
import type { Db } from '../database/db.js';
import { instantOf } from '../leads/instant-of.js';
import { parameters } from '../leads/parameters.js';

interface CompanyRow {
  readonly id: string;
  readonly domain: string | null;
  readonly name: string;
  readonly industry: string | null;
  readonly size: number | null;
  readonly tags: string[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The last character there is: no name that begins so comes after it. */
const LAST = '\u{10FFFF}';

const COLUMNS = 'c.id, c.domain, c.name, c.industry, c.size, c.tags, c.created_at, c.updated_at';

export function createCompanyStore({ workspaceId, sql }: Db): CompanyReads {
  return {
    async byId(id) {
      const [row] = await sql.rows<CompanyRow>(
        `SELECT ${COLUMNS} FROM companies c WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`,
        [workspaceId, id],
      );
      return row && toCompany(row);
    },

    async findByDomainsOrNames(domains, names) {
      if (domains.length === 0 && names.length === 0) return [];
      const rows = await sql.rows<CompanyRow>(
        `SELECT ${COLUMNS} FROM companies c
         WHERE c.workspace_id = $1::uuid AND (c.domain = ANY($2::text[]) OR c.name = ANY($3::text[]))
         ORDER BY c.id`,
        [workspaceId, domains, names],
      );
      return rows.map(toCompany);
    },

    async list({ name, domain, industry, tag, sizeMin, sizeMax }, take, afterId) {
      const { add, values } = parameters();
      const conditions = [`c.workspace_id = ${add(workspaceId)}::uuid`];
      if (name !== undefined) {
        const beginning = foldText(name);
        // As bounds, not LIKE: row-level security lets these into the index.
        conditions.push(
          `c.name_folded ~>=~ ${add(beginning)} AND c.name_folded ~<~ ${add(beginning + LAST)}`,
        );
      }
      if (domain !== undefined) conditions.push(`c.domain = ${add(domain)}`);
      if (sizeMin !== undefined) conditions.push(`c.size >= ${add(sizeMin)}::bigint`);
      if (sizeMax !== undefined) conditions.push(`c.size <= ${add(sizeMax)}::bigint`);
      if (industry !== undefined) conditions.push(`c.industry_folded = ${add(foldText(industry))}`);
      if (tag !== undefined) conditions.push(`${add(foldText(tag))} = ANY(c.tags_folded)`);
      if (afterId !== undefined) conditions.push(`c.id < ${add(afterId)}::uuid`);
      const rows = await sql.rows<CompanyRow>(
        `SELECT ${COLUMNS} FROM companies c WHERE ${conditions.join(' AND ')}
         ORDER BY c.id DESC LIMIT ${add(take)}::int`,
        values,
      );
      return rows.map(toCompany);
    },
  };
}

function toCompany({ created_at, updated_at, ...row }: CompanyRow): Company {
  return { ...row, createdAt: instantOf(created_at), updatedAt: instantOf(updated_at) };
}
