/** What is there to find in another workspace? One of each kind, and how everything there is told from ours. */
import { encodeId, ID_PREFIXES, type IdKind } from '#contracts';
import pg from 'pg';
import { fillEveryTable, readTables, type Table } from '../../../support/every-table.js';
import { ExampleWorld } from './example-world.js';
import type { RunningApi } from './running-api.js';

/** One id of each kind, by its prefix, and a bare one. */
export type Ids = Readonly<Record<string, string>>;

/** One of everything that can be made over REST, made so. */
export async function furnish(api: RunningApi, workspace: string): Promise<Ids> {
  const caller = await api.key({ workspace, kind: 'person' });
  const world = new ExampleWorld(api, await api.key({ workspace }), caller);
  const ids: Record<string, string> = {};
  for (const prefix of Object.values(ID_PREFIXES)) {
    const id = await world.fresh(prefix, 'campaigns.get');
    if (id !== undefined) ids[prefix] = id;
  }
  return ids;
}

export class OtherWorkspaces {
  private constructor(
    private readonly owner: pg.Client,
    private readonly tables: readonly Table[],
    private readonly workspaceIds: readonly string[],
    readonly ids: Ids,
  ) {}

  /** A furnished one, and one that has a row in every table, for the kinds that only a worker makes. */
  static async open(api: RunningApi): Promise<OtherWorkspaces> {
    const made = await furnish(api, 'Theirs');
    const owner = new pg.Client({ connectionString: api.rows.ownerUrl });
    await owner.connect();
    const tables = (await readTables(owner)).filter(({ name }) => name !== 'event_cursors');
    const [theirs] = await api.query<{ id: string }>(`SELECT id FROM workspaces WHERE name = 'Theirs'`);
    const [filled] = await api.query<{ id: string }>('SELECT gen_random_uuid() AS id');
    const rows = await fillEveryTable(owner, tables, filled?.id ?? '');
    const planted = Object.entries(TABLES).map(([kind, table]) => [
      ID_PREFIXES[kind as IdKind],
      encodeId(kind as IdKind, String(rows.get(table)?.['id'])),
    ]);
    const bare = String(rows.get('inbound_signals')?.['id']);
    return new OtherWorkspaces(owner, tables, [theirs?.id ?? '', filled?.id ?? ''], {
      ...(Object.fromEntries(planted) as Ids),
      ...made,
      uuid: bare,
    });
  }

  /** One checksum for each table. */
  async checksums(): Promise<unknown> {
    const sums: Record<string, unknown> = {};
    await this.eachTable(async (name, where) => {
      const text = `SELECT count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t WHERE ${where}`;
      sums[name] = (await this.owner.query(text, [this.workspaceIds])).rows;
    });
    return sums;
  }

  /** Finds in an answer what belongs there: each row has ids, addresses or texts in which a uuid stands. */
  async tells(): Promise<(answer: string, said: string) => string[]> {
    const uuids = new Set<string>();
    await this.eachTable(async (name, where) => {
      const { rows } = await this.owner.query<{ text: string }>(
        `SELECT t::text AS text FROM ${name} t WHERE ${where}`,
        [this.workspaceIds],
      );
      for (const { text } of rows) for (const [uuid] of text.matchAll(UUID)) uuids.add(uuid);
    });
    const theirs = new Set([...uuids].flatMap((uuid) => [uuid, encodeId('lead', uuid).slice(5)]));
    return (answer, said) =>
      [...answer.matchAll(UUID), ...answer.matchAll(TYPED)]
        .map(([found]) => found)
        .filter((found) => theirs.has(found) && !said.includes(found));
  }

  close(): Promise<void> {
    return this.owner.end();
  }

  private async eachTable(work: (name: string, where: string) => Promise<void>): Promise<void> {
    for (const { name } of this.tables)
      await work(name, `t.${name === 'workspaces' ? 'id' : 'workspace_id'} = ANY ($1::uuid[])`);
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TYPED = /(?<=_)[0-7][0-9a-hjkmnp-tv-z]{25}/g;

/** Where each kind of thing is kept. */
const TABLES: Readonly<Record<IdKind, string>> = {
  workspace: 'workspaces',
  identity: 'identities',
  snippet: 'snippets',
  account: 'accounts',
  company: 'companies',
  lead: 'leads',
  audience: 'audiences',
  import: 'imports',
  sequence: 'sequences',
  sequenceVersion: 'sequence_versions',
  campaign: 'campaigns',
  template: 'templates',
  enrollment: 'enrollments',
  touch: 'touches',
  attempt: 'attempts',
  conversation: 'conversations',
  message: 'messages',
  meeting: 'meetings',
  deal: 'deals',
  suppression: 'suppressions',
  action: 'actions',
  plan: 'plans',
  event: 'events',
  webhook: 'webhook_endpoints',
  delivery: 'webhook_deliveries',
  apiKey: 'api_keys',
  auditEntry: 'audit_entries',
  erasure: 'erasures',
  merge: 'lead_merges',
  inboundSignal: 'inbound_signals',
  deadLetter: 'dead_letters',
};
