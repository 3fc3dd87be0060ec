/** A workspace with a campaign that runs, made row by row, so that each test can put it into the state that it needs. */
import { type Channel, PRIORITY, type SequenceGraph, type TouchKind } from '#domain';
import { createSecretBox } from '#persistence';
import { type EngineRoom, MONDAY, newId, SECRET_KEY } from './engine-room.js';

type SqlValues = Parameters<EngineRoom['database']['engineSql']['rows']>[1];

const OFFICE_HOURS = {
  zone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5],
  ranges: [{ from: '09:00', to: '18:00' }],
};

/** Two emails, so that stopping after the first leaves something to cancel. */
export const GRAPH: SequenceGraph = {
  start: 'mail',
  steps: [
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello there.', next: 'pause' },
    { id: 'pause', kind: 'wait', for: { days: 2 }, next: 'again' },
    { id: 'again', kind: 'email', body: 'Did you see this?', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

export interface Person {
  readonly leadId: string;
  readonly email: string;
  readonly emailId: string;
  readonly memberId: string;
  readonly memberIdentityId: string;
}

export interface Enrolled extends Person {
  readonly enrollmentId: string;
}

export interface AccountParts {
  readonly channel?: Channel;
  readonly address?: string;
  readonly caps?: Readonly<Record<string, number>>;
  readonly gapSeconds?: readonly [number, number];
  readonly settings?: object;
  readonly credentials?: Readonly<Record<string, string>>;
}

export interface TouchParts {
  readonly kind?: TouchKind;
  readonly state?: string;
  readonly stepId?: string;
  readonly accountId?: string;
  readonly fence?: number;
  readonly dueAt?: Temporal.Instant;
  readonly slotAt?: Temporal.Instant | null;
  readonly campaignId?: string;
  readonly priority?: number;
  readonly recipientDomain?: string;
}

export class Tenant {
  readonly workspaceId = newId();
  readonly identityId = newId();
  readonly campaignId = newId();
  private readonly versionId = newId();
  private readonly box = createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } });
  accountId = '';

  private constructor(
    readonly room: EngineRoom,
    private readonly start: string,
  ) {}

  /** With one mailbox, whose inbox was just read. */
  static async open(room: EngineRoom, account: AccountParts = {}, graph = GRAPH): Promise<Tenant> {
    const tenant = new Tenant(room, graph.start);
    const { workspaceId, identityId, campaignId, versionId } = tenant;
    const sequenceId = newId();
    const at = MONDAY.toString();
    await tenant.sql('INSERT INTO workspaces (id, name, created_at) VALUES ($1::uuid, $2, $3::timestamptz)', [
      workspaceId,
      'Engine',
      at,
    ]);
    await tenant.sql(
      'INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz)',
      [workspaceId, identityId, 'Ada Byron', at],
    );
    await tenant.sql(
      `INSERT INTO sequences (workspace_id, id, name, draft, created_at, updated_at)
       VALUES ($1::uuid, $2::uuid, 'Two mails', $3::jsonb, $4::timestamptz, $4::timestamptz)`,
      [workspaceId, sequenceId, JSON.stringify(graph), at],
    );
    await tenant.sql(
      `INSERT INTO sequence_versions (workspace_id, id, sequence_id, number, graph, created_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, 1, $4::jsonb, $5::timestamptz)`,
      [workspaceId, versionId, sequenceId, JSON.stringify(graph), at],
    );
    await tenant.sql(
      `INSERT INTO campaigns (workspace_id, id, name, status, sequence_id, sequence_version_id, launched_at, created_at)
       VALUES ($1::uuid, $2::uuid, 'Spring', 'running', $3::uuid, $4::uuid, $5::timestamptz, $5::timestamptz)`,
      [workspaceId, campaignId, sequenceId, versionId, at],
    );
    tenant.accountId = await tenant.account(account);
    return tenant;
  }

  sql<Row extends object>(text: string, values: SqlValues = []): Promise<Row[]> {
    return this.room.database.engineSql.rows<Row>(text, values);
  }

  async account({ channel = 'email', ...parts }: AccountParts): Promise<string> {
    const id = newId();
    const caps = parts.caps ?? { email: 50, linkedin_visit: 80, linkedin_invite: 20, linkedin_message: 40 };
    const [min, max] = parts.gapSeconds ?? [60, 120];
    const place = { workspaceId: this.workspaceId, kind: 'account', id } as const;
    await this.sql(
      `INSERT INTO accounts (workspace_id, id, identity_id, channel, address, display_name, settings, sealed_credentials,
         "window", daily_caps, gap_seconds_min, gap_seconds_max, inbox_read_at, created_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, 'Ada Byron', $6::jsonb, $7::bytea, $8::jsonb, $9::jsonb, $10::int, $11::int,
         $12::timestamptz, $13::timestamptz)`,
      [
        this.workspaceId,
        id,
        this.identityId,
        channel,
        parts.address ?? (channel === 'email' ? `ada-${id}@sender.test` : `acc_${id}`),
        JSON.stringify(parts.settings ?? {}),
        this.box.sealJson(parts.credentials ?? {}, place),
        JSON.stringify(OFFICE_HOURS),
        JSON.stringify(caps),
        min,
        max,
        Temporal.Now.instant().toString(),
        MONDAY.toString(),
      ],
    );
    await this.sql(
      'INSERT INTO campaign_accounts (workspace_id, campaign_id, account_id) VALUES ($1::uuid, $2::uuid, $3::uuid)',
      [this.workspaceId, this.campaignId, id],
    );
    return id;
  }

  /** Lets the accounts send on any day, at any hour of their zone. */
  async neverClose(): Promise<void> {
    await this.sql(
      `UPDATE accounts SET "window" = "window" || '{"weekdays": [1,2,3,4,5,6,7], "ranges": [{"from": "00:00", "to": "24:00"}]}'
       WHERE workspace_id = $1::uuid`,
      [this.workspaceId],
    );
  }

  /** Another campaign, of the same sequence and accounts. */
  async campaign({ weight = 1 }: { readonly weight?: number } = {}): Promise<string> {
    const id = newId();
    await this.sql(
      `INSERT INTO campaigns (workspace_id, id, name, status, sequence_id, sequence_version_id, weight, launched_at, created_at)
       SELECT workspace_id, $3::uuid, 'Autumn', 'running', sequence_id, sequence_version_id, $4::int, launched_at, created_at
       FROM campaigns WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [this.workspaceId, this.campaignId, id, weight],
    );
    await this.sql(
      `INSERT INTO campaign_accounts (workspace_id, campaign_id, account_id)
       SELECT workspace_id, $3::uuid, account_id FROM campaign_accounts WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid`,
      [this.workspaceId, this.campaignId, id],
    );
    return id;
  }

  /** A lead with an address and a member id. */
  async person(email = `lead-${newId()}@prospect.test`, memberId = `member-${newId()}`): Promise<Person> {
    const person = { leadId: newId(), email, emailId: newId(), memberId, memberIdentityId: newId() };
    await this.sql(
      `INSERT INTO leads (workspace_id, id, first_name, created_at, updated_at)
       VALUES ($1::uuid, $2::uuid, 'Lea', $3::timestamptz, $3::timestamptz)`,
      [this.workspaceId, person.leadId, MONDAY.toString()],
    );
    await this.sql(
      `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label) VALUES
         ($1::uuid, $2::uuid, $4::uuid, 'email', $5, 'professional'), ($1::uuid, $3::uuid, $4::uuid, 'linkedin_member_id', $6, NULL)`,
      [this.workspaceId, person.emailId, person.memberIdentityId, person.leadId, email, memberId],
    );
    return person;
  }

  /** At the first step; not due by itself, unless `dueAt` says when. */
  async enroll(person: Person, dueAt?: Temporal.Instant, campaignId = this.campaignId): Promise<Enrolled> {
    const enrollmentId = newId();
    await this.sql(
      `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, step_id, step_entered_at,
         due_at, created_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $9, $7::timestamptz, $8::timestamptz, $7::timestamptz)`,
      [
        this.workspaceId,
        enrollmentId,
        campaignId,
        person.leadId,
        this.versionId,
        this.identityId,
        MONDAY.toString(),
        dueAt?.toString() ?? null,
        this.start,
      ],
    );
    return { ...person, enrollmentId };
  }

  async enrolled(campaignId = this.campaignId): Promise<Enrolled> {
    return this.enroll(await this.person(), undefined, campaignId);
  }

  /** By default reserved for now, under fence 1. */
  async touch(who: Enrolled, parts: TouchParts = {}): Promise<string> {
    const id = newId();
    const { kind = 'email', state = 'reserved' } = parts;
    const slotAt = parts.slotAt === undefined ? (state === 'ready' ? null : MONDAY) : parts.slotAt;
    await this.sql(
      `INSERT INTO touches (workspace_id, id, kind, state, lead_id, account_id, channel_identity_id, campaign_id, enrollment_id,
         step_id, subject, text, priority, due_at, slot_at, fence, created_at, recipient_domain)
       VALUES ($1::uuid, $2::uuid, $3, $4, $5::uuid, $6::uuid, $7::uuid, $8::uuid, $9::uuid, $10, $11, 'Hello there.', $16::int,
         $12::timestamptz, $13::timestamptz, $14::int, $15::timestamptz, $17)`,
      [
        this.workspaceId,
        id,
        kind,
        state,
        who.leadId,
        parts.accountId ?? this.accountId,
        kind === 'email' ? who.emailId : who.memberIdentityId,
        parts.campaignId ?? this.campaignId,
        who.enrollmentId,
        parts.stepId ?? 'mail',
        kind === 'email' ? 'Hello' : null,
        (parts.dueAt ?? MONDAY).toString(),
        slotAt?.toString() ?? null,
        parts.fence ?? 1,
        MONDAY.toString(),
        parts.priority ?? PRIORITY.firstContact,
        kind === 'email' ? (parts.recipientDomain ?? who.email.split('@')[1] ?? null) : null,
      ],
    );
    await this.openLane(parts.accountId ?? this.accountId, kind);
    return id;
  }

  private async openLane(accountId: string, kind: TouchKind): Promise<void> {
    await this.sql(
      `INSERT INTO lanes (workspace_id, account_id, kind, next_slot_at, look_at)
       VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz, $4::timestamptz) ON CONFLICT DO NOTHING`,
      [this.workspaceId, accountId, kind, MONDAY.toString()],
    );
  }

  call(touchId: string, fence = 1) {
    return { workspaceId: this.workspaceId, touchId, fence };
  }
}
