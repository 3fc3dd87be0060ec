/**
 * How does a test let time pass for webhooks? The clock is an argument: three days of tries take as long as the answers do.
 *
 * Everything else is real: Postgres, the handlers of the operations, the guarded HTTP client and the consumers.
 */
import { randomUUID } from 'node:crypto';
import {
  type Caller,
  COURIER_LIMITS,
  createOperationHandlers,
  type CourierDependencies,
  type CourierLimits,
  OperationRunner,
  WebhookCourier,
} from '#application';
import { type ActName, encodeId, type NewEvent, type ReadName } from '#contracts';
import { createOutgoingHttp, type OutgoingPolicy } from '#outgoing';
import {
  createDatabase,
  createDeliveryDesk,
  createEventLog,
  createSecretBox,
  type Database,
  newUuidV7,
  sequenceEvents,
} from '#persistence';
import { createTestDatabase, type TestDatabase } from '../../../support/database.js';
import type { Consumer } from './consumer.js';

const secrets = createSecretBox({
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 'secret').toString('base64') },
});
export const POLICY: OutgoingPolicy = { allowHttp: false, allowPrivate: ['127.0.0.1:*'] };
const outgoing = createOutgoingHttp(POLICY);

export interface WebhookJson {
  readonly id: string;
  readonly secret: string;
  readonly status: string;
  readonly disabledBecause: string | null;
  readonly failures: number;
}
export interface DeliveryJson {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly status: 'waiting' | 'delivered' | 'dead';
  readonly tries: number;
  readonly nextTryAt: string | null;
  readonly attempts: readonly {
    readonly number: number;
    readonly outcome: string;
    readonly responseStatus: number | null;
    readonly response: string | null;
  }[];
}

export interface Workspace {
  readonly id: string;
  act<T>(name: ActName, input: object): Promise<T>;
  read<T>(name: ReadName, input: object): Promise<T>;
  /** Commits so many events, and gives them their positions; answers their ids as consumers see them. */
  announce(count: number): Promise<string[]>;
  subscribe(consumer: Pick<Consumer, 'url'>, more?: object): Promise<WebhookJson>;
  deliveries(webhookId: string, query?: object): Promise<DeliveryJson[]>;
}

export class PostOffice {
  now = Temporal.Instant.fromEpochMilliseconds(Date.now());

  private constructor(
    private readonly rows: TestDatabase,
    readonly api: Database,
    readonly engine: Database,
  ) {}

  static async open(): Promise<PostOffice> {
    const rows = await createTestDatabase();
    return new PostOffice(
      rows,
      createDatabase({ url: rows.apiUrl, label: 'test-api', poolSize: 3 }),
      createDatabase({ url: rows.engineUrl, label: 'test-engine', poolSize: 8 }),
    );
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.engine.close();
    await this.rows.close();
  }

  /** A worker's courier, with the office's clock; `timeoutMs` is short, so that who hangs does not hold up the test. */
  courier(limits: Partial<CourierLimits> = {}, change: Partial<CourierDependencies> = {}): WebhookCourier {
    return new WebhookCourier(
      {
        desk: createDeliveryDesk(this.engine.engineSql),
        outgoing,
        secrets,
        realNow: () => this.now,
        businessNow: async () => this.now,
        random: () => 0.5,
        onTrouble: (error) => {
          throw error;
        },
        ...change,
      },
      { ...COURIER_LIMITS, perSecond: 1_000_000, timeoutMs: 400, ...limits },
    );
  }

  pass(duration: Temporal.DurationLike): void {
    this.now = this.now.add(duration);
  }

  /** Sends what is due at the present instant, until nothing is. */
  async deliver(courier = this.courier()): Promise<void> {
    await this.sequence();
    while ((await courier.round()) > 0) await courier.settled();
  }

  /** Lets time pass in steps, and sends what is due at each. */
  async deliverFor(hours: number, stepHours = 1): Promise<void> {
    const courier = this.courier();
    for (let passed = 0; passed < hours; passed += stepHours) {
      this.pass({ minutes: stepHours * 60 });
      await this.deliver(courier);
    }
  }

  async sequence(): Promise<void> {
    while ((await sequenceEvents(this.engine.engineSql)) > 0);
  }

  async workspace(): Promise<Workspace> {
    const id = randomUUID();
    await this.engine.pool.query('INSERT INTO workspaces (id, name, created_at) VALUES ($1, $2, $3)', [
      id,
      'Test',
      this.now.toString(),
    ]);
    const caller: Caller = {
      workspaceId: id,
      apiKeyId: randomUUID(),
      scopes: ['outreach:read', 'webhooks:admin'],
      kind: 'service',
    };
    const runner = new OperationRunner({
      unitOfWork: this.api.unitOfWork,
      clock: { now: async () => this.now, realDelayUntil: async () => undefined },
      handlers: createOperationHandlers({
        secrets,
        publicUrl: 'https://outreach.example',
        messageId: () => 'unused',
        outgoing,
      }),
      newId: newUuidV7,
      hashSecretInput: () => 'unused',
    });
    const act = async <T>(name: ActName, input: object): Promise<T> =>
      (await runner.act(caller, name, input)).output as T;
    const read = async <T>(name: ReadName, input: object): Promise<T> =>
      (await runner.read(caller, name, input)) as T;
    return {
      id,
      act,
      read,
      subscribe: (consumer, more = {}) => act('webhooks.create', { url: consumer.url, ...more }),
      announce: async (count) => {
        const events = Array.from({ length: count }, (): NewEvent => ({
          type: 'campaign.paused',
          data: { campaignId: randomUUID() },
        }));
        await this.engine.engineSql.transaction(id, (sql) =>
          createEventLog({ workspaceId: id, sql }).append(events, this.now),
        );
        await this.sequence();
        const { rows } = await this.engine.pool.query<{ id: string }>(
          'SELECT id FROM events WHERE workspace_id = $1 ORDER BY position DESC LIMIT $2',
          [id, count],
        );
        return rows.map((row) => encodeId('event', row.id)).reverse();
      },
      deliveries: async (webhookId, query = {}) =>
        (await read<{ data: DeliveryJson[] }>('webhooks.deliveries', { webhookId, limit: 200, ...query }))
          .data,
    };
  }
}
