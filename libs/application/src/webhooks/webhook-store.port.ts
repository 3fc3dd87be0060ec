/** How do use cases reach webhook endpoints and what they were sent? Never with their secrets. */
import type { DeliveryOutcome } from './judge-answer.js';

export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Null: all. */
  readonly types: readonly string[] | null;
  readonly status: 'enabled' | 'disabled';
  readonly disabledBecause: 'asked' | 'gone' | 'failing' | null;
  readonly disabledAt: Temporal.Instant | null;
  readonly failures: number;
  readonly failingSince: Temporal.Instant | null;
  readonly rotationEndsAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
}

export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly status: 'waiting' | 'delivered' | 'dead';
  readonly tries: number;
  readonly createdAt: Temporal.Instant;
  readonly nextTryAt: Temporal.Instant | null;
  readonly finishedAt: Temporal.Instant | null;
}

export interface DeliveryAttempt {
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly durationMs: number;
  readonly outcome: DeliveryOutcome;
  readonly responseStatus: number | null;
  readonly response: string | null;
  readonly nextTryAt: Temporal.Instant | null;
}

export interface DeliveryQuery {
  readonly webhookId: string;
  readonly status: Delivery['status'] | undefined;
  readonly eventId: string | undefined;
  /** Id of the last delivery of the page before. */
  readonly before: string | undefined;
  readonly limit: number;
}

export interface WebhookReads {
  endpoints(): Promise<readonly WebhookEndpoint[]>;
  endpoint(id: string): Promise<WebhookEndpoint | undefined>;
  /** Newest first. */
  deliveries(query: DeliveryQuery): Promise<readonly Delivery[]>;
  delivery(webhookId: string, id: string): Promise<Delivery | undefined>;
  /** First to last; at most 200. */
  attempts(deliveryId: string): Promise<readonly DeliveryAttempt[]>;
}

export interface NewEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[] | null;
  readonly sealedSecret: Uint8Array<ArrayBuffer>;
  readonly createdAt: Temporal.Instant;
  /** Told of what comes after this position of the log. */
  readonly position: number;
}

/** All instants are real time. */
export interface WebhookStore extends WebhookReads {
  add(endpoint: NewEndpoint): Promise<void>;
  /** Holds back whoever else would change it, until the transaction ends. */
  lock(id: string): Promise<WebhookEndpoint | undefined>;
  change(id: string, change: Partial<Pick<WebhookEndpoint, 'url' | 'description' | 'types'>>): Promise<void>;
  disable(id: string, now: Temporal.Instant): Promise<void>;
  /** Clears its failures; what waits gets a fresh start and is due at `now`. */
  enable(id: string, now: Temporal.Instant): Promise<void>;
  /** Forgets what waits. */
  dropWaiting(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** The present secret becomes the previous one, which signs along until `until`. */
  rotate(id: string, sealedSecret: Uint8Array<ArrayBuffer>, until: Temporal.Instant): Promise<void>;
  /** Everything after this position is told (again). */
  moveCursor(id: string, position: number): Promise<void>;
  addTest(delivery: {
    readonly id: string;
    readonly webhookId: string;
    readonly eventId: string;
    readonly createdAt: Temporal.Instant;
  }): Promise<void>;
  /** Due at `now`, with a fresh start, whatever became of them; answers how many there are. */
  sendAgain(webhookId: string, deliveryIds: readonly string[], now: Temporal.Instant): Promise<number>;
}
