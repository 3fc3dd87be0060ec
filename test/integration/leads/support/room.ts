/** How does a test ask for leads and audiences? As a caller of one workspace, over the real unit of work. */
import { randomUUID } from 'node:crypto';
import {
  audienceHandlers,
  companyHandlers,
  leadHandlers,
  type ActContext,
  type Caller,
  type ReadContext,
  type Stores,
} from '#application';
import { Refusal } from '#contracts';
import { createDatabase, newUuidV7, type Database } from '#persistence';
import { createTestDatabase, type TestDatabase } from '../../../support/database.js';

/** 32 bytes, by which erased people are recognised. */
export const SECRET_KEY = Buffer.alloc(32, 'erased').toString('base64');
export const NOW = Temporal.Instant.from('2026-04-01T08:00:00Z');

export interface Room {
  readonly rows: TestDatabase;
  readonly database: Database;
  /** For a look past the walls between workspaces, and for rows that no caller may write. */
  readonly pool: Database['pool'];
  close(): Promise<void>;
}

export async function openRoom(): Promise<Room> {
  const rows = await createTestDatabase();
  const database = createDatabase({ url: rows.apiUrl, label: 'test', poolSize: 4, secretKey: SECRET_KEY });
  const engine = createDatabase({ url: rows.engineUrl, label: 'test', poolSize: 2 });
  return {
    rows,
    database,
    pool: engine.pool,
    close: async () => {
      await database.close();
      await engine.close();
      await rows.close();
    },
  };
}

const handlers = { ...leadHandlers, ...companyHandlers, ...audienceHandlers };
type Handlers = typeof handlers;
type ReadOf = {
  [Name in keyof Handlers]: Handlers[Name] extends (context: ReadContext, ...rest: never[]) => unknown
    ? Name
    : never;
}[keyof Handlers];
/** What a schema fills in may be left out here, too. */
const DEFAULTS = { sort: 'newest', overwriteCorrected: false } as const;
type Defaulted<Input> = Omit<Input, keyof typeof DEFAULTS> &
  Partial<Pick<Input, keyof typeof DEFAULTS & keyof Input>>;
type InputFor<Name extends keyof Handlers> = Defaulted<Parameters<Handlers[Name]>[1]>;
type OutputFor<Name extends keyof Handlers> = Awaited<ReturnType<Handlers[Name]>>;

export interface Tenant {
  readonly workspaceId: string;
  act<Name extends keyof Handlers>(
    name: Name,
    input: InputFor<Name>,
    at?: Temporal.Instant,
  ): Promise<OutputFor<Name>>;
  read<Name extends ReadOf>(name: Name, input: InputFor<Name>): Promise<OutputFor<Name>>;
  stores<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** What the log says about leads: id and whether it was created. */
  events(): Promise<{ leadId: string; created: boolean }[]>;
  count(
    table: 'leads' | 'companies' | 'channel_identities' | 'audience_members' | 'audiences',
  ): Promise<number>;
}

/** A fresh workspace. */
export async function openTenant({ database, pool }: Room): Promise<Tenant> {
  const workspaceId = randomUUID();
  const caller: Caller = { workspaceId, apiKeyId: randomUUID(), scopes: ['leads:write'], kind: 'service' };
  await pool.query('INSERT INTO workspaces (id, name, created_at) VALUES ($1, $2, $3)', [
    workspaceId,
    'Test',
    NOW.toString(),
  ]);
  const run = (name: keyof Handlers, context: ActContext | ReadContext, input: unknown) =>
    (handlers[name] as (context: ActContext | ReadContext, input: unknown) => Promise<unknown>)(context, {
      ...DEFAULTS,
      ...(input as object),
    });
  return {
    workspaceId,
    act: (name, input, at = NOW) =>
      database.unitOfWork.act(workspaceId, (stores) =>
        run(name, { caller, now: at, realNow: at, stores, newId: newUuidV7 }, input),
      ) as Promise<OutputFor<typeof name>>,
    read: (name, input) =>
      database.unitOfWork.read(workspaceId, (stores) =>
        run(name, { caller, now: NOW, stores }, input),
      ) as Promise<OutputFor<typeof name>>,
    stores: (work) => database.unitOfWork.act(workspaceId, work),
    events: async () => {
      const found = await pool.query<{ data: { leadId: string; created: boolean } }>(
        `SELECT data FROM events WHERE workspace_id = $1 AND type = 'lead.upserted' ORDER BY id`,
        [workspaceId],
      );
      return found.rows.map(({ data }) => data);
    },
    count: async (table) => {
      const found = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} WHERE workspace_id = $1`,
        [workspaceId],
      );
      return found.rows[0]?.count ?? 0;
    },
  };
}

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}
