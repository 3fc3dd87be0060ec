/** A workspace to try campaigns in: people, accounts and the handlers, on a database of its own. */
import {
  type ActContext,
  type ActHandler,
  audienceHandlers,
  type Caller,
  campaignHandlers,
  companyHandlers,
  enrollmentHandlers,
  figureHandlers,
  leadHandlers,
  planHandlers,
  type ReadHandler,
  sequenceHandlers,
  templateHandlers,
  snippetHandlers,
  versionHandlers,
} from '#application';
import { type ActName, type InputOf, type OutputOf, type ReadName, Refusal, SCOPES } from '#contracts';
import type { SequenceGraph } from '#domain';
import { createDatabase, type Database, newUuidV7 } from '#persistence';
import { createTestDatabase } from '../../../support/database.js';
import '../../../support/temporal-equality.js';

export const BUSINESS_NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');

export interface Bench {
  readonly database: Database;
  /** As the role that may only read. */
  readonly reader: Database;
  /** What only the database's owner could do. */
  asOwner(statement: string, values: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const rows = await createTestDatabase();
  const database = createDatabase({ url: rows.engineUrl, label: 'test', poolSize: 6 });
  const reader = createDatabase({ url: rows.readerUrl, label: 'test', poolSize: 2 });
  const close = async () => {
    await Promise.all([database.close(), reader.close()]);
    await rows.close();
  };
  const asOwner = async (statement: string, values: readonly string[]) => {
    const owner = createDatabase({ url: rows.ownerUrl, label: 'test', poolSize: 1 });
    await owner.engineSql.transaction(undefined, async (sql) => {
      await sql.rows('SET LOCAL session_replication_role = replica');
      await sql.rows(statement, values);
    });
    await owner.close();
  };
  return { database, reader, asOwner, close };
}

const handlers = {
  ...leadHandlers,
  ...companyHandlers,
  ...audienceHandlers,
  ...templateHandlers,
  ...versionHandlers,
  ...snippetHandlers,
  ...sequenceHandlers,
  ...campaignHandlers,
  ...enrollmentHandlers,
  ...planHandlers,
  ...figureHandlers,
};
type Handled = keyof typeof handlers;

export interface Person {
  readonly firstName?: string;
  readonly email?: string;
  readonly linkedin?: string;
}

export class Workshop {
  readonly workspaceId = newUuidV7();
  now = BUSINESS_NOW;
  realNow = Temporal.Now.instant();
  readonly service: Caller = this.caller('service');
  readonly person: Caller = this.caller('person');
  private readonly reader: Database;
  readonly database: Database;

  private constructor({ database, reader }: Bench) {
    this.database = database;
    this.reader = reader;
  }

  static async open(bench: Bench, planPolicy: 'auto' | 'person' = 'auto'): Promise<Workshop> {
    const workshop = new Workshop(bench);
    await workshop.sql(
      `INSERT INTO workspaces (id, name, plan_policy, created_at) VALUES ($1::uuid, 'Test', $2, now())`,
      [workshop.workspaceId, planPolicy],
    );
    return workshop;
  }

  caller(kind: Caller['kind']): Caller {
    return { workspaceId: this.workspaceId, apiKeyId: newUuidV7(), scopes: SCOPES, kind };
  }

  sql<Row extends object>(
    text: string,
    values: Parameters<Database['engineSql']['rows']>[1] = [],
  ): Promise<Row[]> {
    return this.database.engineSql.rows<Row>(text, values);
  }

  act<Name extends ActName & Handled>(
    name: Name,
    input: InputOf<Name>,
    caller = this.service,
  ): Promise<OutputOf<Name>> {
    const handler = handlers[name] as unknown as ActHandler<Name>;
    const { now, realNow } = this;
    const context = (stores: ActContext['stores']) => ({ caller, now, realNow, stores, newId: newUuidV7 });
    return this.database.unitOfWork.act(this.workspaceId, (stores) => handler(context(stores), input));
  }

  /** With the rights of the assistants' adapter. */
  read<Name extends ReadName & Handled>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const handler = handlers[name] as unknown as ReadHandler<Name>;
    return this.reader.unitOfWork.read(this.workspaceId, (stores) =>
      handler({ caller: this.service, now: this.now, stores }, input),
    );
  }

  async identity(
    name: string,
    ...channels: ('email' | 'linkedin')[]
  ): Promise<{ id: string; accountIds: string[] }> {
    const id = newUuidV7();
    await this.sql(
      'INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1::uuid, $2::uuid, $3, now())',
      [this.workspaceId, id, name],
    );
    const accountIds = channels.map(() => newUuidV7());
    for (const [index, channel] of channels.entries())
      await this.account(accountIds[index] ?? '', id, channel);
    return { id, accountIds };
  }

  private async account(id: string, identityId: string, channel: 'email' | 'linkedin'): Promise<void> {
    const window = {
      zone: 'Europe/Paris',
      weekdays: [1, 2, 3, 4, 5],
      ranges: [{ from: '09:00', to: '18:00' }],
    };
    const caps = { email: 50, linkedin_visit: 80, linkedin_invite: 20, linkedin_message: 40 };
    await this.sql(
      `INSERT INTO accounts (workspace_id, id, identity_id, channel, address, display_name, settings, sealed_credentials,
         "window", daily_caps, gap_seconds_min, gap_seconds_max, created_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, 'Sender', '{}'::jsonb, '\\x00'::bytea, $6::jsonb, $7::jsonb, 60, 120, now())`,
      [
        this.workspaceId,
        id,
        identityId,
        channel,
        `${channel}-${id}`,
        JSON.stringify(window),
        JSON.stringify(caps),
      ],
    );
  }

  /** Lead ids, in the order of the people. */
  async leads(people: readonly Person[]): Promise<string[]> {
    const rows = people.map((person) => ({ id: newUuidV7(), ...person }));
    const identities = rows.flatMap((row) => [
      ...(row.email
        ? [{ id: newUuidV7(), lead_id: row.id, kind: 'email', value: row.email, label: 'professional' }]
        : []),
      ...(row.linkedin
        ? [{ id: newUuidV7(), lead_id: row.id, kind: 'linkedin_public_id', value: row.linkedin, label: null }]
        : []),
    ]);
    await this.sql(
      `INSERT INTO leads (workspace_id, id, first_name, created_at, updated_at)
       SELECT $1::uuid, x.id, x."firstName", now(), now() FROM jsonb_to_recordset($2::jsonb) AS x (id uuid, "firstName" text)`,
      [this.workspaceId, JSON.stringify(rows)],
    );
    await this.sql(
      `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
       SELECT $1::uuid, x.id, x.lead_id, x.kind, x.value, x.label FROM jsonb_to_recordset($2::jsonb)
         AS x (id uuid, lead_id uuid, kind text, value text, label text)`,
      [this.workspaceId, JSON.stringify(identities)],
    );
    return rows.map((row) => row.id);
  }

  async audience(leadIds: readonly string[]): Promise<string> {
    const id = newUuidV7();
    await this.sql(
      `INSERT INTO audiences (workspace_id, id, name, kind, created_at) VALUES ($1::uuid, $2::uuid, $3, 'static', now())`,
      [this.workspaceId, id, `Audience ${id}`],
    );
    await this.sql(
      `INSERT INTO audience_members (workspace_id, audience_id, lead_id) SELECT $1::uuid, $2::uuid, unnest($3::uuid[])`,
      [this.workspaceId, id, leadIds],
    );
    return id;
  }

  async suppress(kind: string, value: string): Promise<void> {
    await this.sql(
      `INSERT INTO suppressions (workspace_id, id, kind, value, reason, source, created_at)
       VALUES ($1::uuid, $2::uuid, $3, $4, 'asked', 'test', now())`,
      [this.workspaceId, newUuidV7(), kind, value],
    );
  }

  async campaign(parts: { leadIds: readonly string[]; accountIds: string[]; graph?: SequenceGraph }) {
    const sequence = await this.act('sequences.create', { name: 'Hello', graph: own(parts.graph ?? GRAPH) });
    const audienceId = await this.audience(parts.leadIds);
    const { id: campaignId } = await this.act('campaigns.create', {
      name: 'Spring',
      sequenceId: sequence.id,
      audienceIds: [audienceId],
      accountIds: parts.accountIds,
    });
    return { campaignId, sequenceId: sequence.id, audienceId };
  }

  /** Events of the workspace as they were appended. */
  async events(): Promise<{ type: string; data: Record<string, unknown> }[]> {
    return this.sql('SELECT type, data FROM events WHERE workspace_id = $1::uuid ORDER BY id', [
      this.workspaceId,
    ]);
  }
}

type OwnGraph = InputOf<'sequences.create'>['graph'];
export const own = (graph: SequenceGraph): OwnGraph => structuredClone(graph) as OwnGraph;

/** Visit, invite, then an email with a default and a follow-up in its thread. */
export const GRAPH: SequenceGraph = {
  start: 'visit',
  steps: [
    { id: 'visit', kind: 'linkedin_visit', next: 'mail' },
    {
      id: 'mail',
      kind: 'email',
      subject: 'For {{ first_name }}',
      body: 'Hi {{ first_name }}, {{ sender_name }} here.',
      next: 'pause',
    },
    { id: 'pause', kind: 'wait', for: { days: 2 }, next: 'again' },
    { id: 'again', kind: 'email', body: 'Did you see this?', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof Refusal) return error;
  throw new Error(`It was not refused: ${String(error)}`, { cause: error });
}
