/** Who wants to hear of events, and of which? */
import { randomFor } from '../random/seeded-random.js';
import { notFound } from './provider-error.js';

export const EVENT_TYPES = [
  'message.new',
  'relation.request.accept',
  'account.status.disconnected',
  'account.status.running',
  'account.status.errored',
  'account.status.paused',
] as const;
export type ProviderEventType = (typeof EVENT_TYPES)[number];

export interface WebhookEndpoint {
  readonly object: 'WebhookEndpoint';
  readonly id: string;
  readonly application_id: string;
  /** Empty: events of all accounts. */
  readonly account_ids: readonly string[];
  readonly secret: string;
  readonly trigger_events: readonly string[];
  readonly url: string;
  readonly description: string;
  readonly enabled: boolean;
}

export type NewEndpoint = Pick<WebhookEndpoint, 'url' | 'trigger_events' | 'account_ids' | 'description'>;

export class WebhookEndpoints {
  readonly #endpoints = new Map<string, WebhookEndpoint>();
  #created = 0;

  constructor(private readonly seed: string) {}

  create(wanted: NewEndpoint): WebhookEndpoint {
    const random = randomFor(this.seed, 'endpoint', (this.#created += 1));
    const endpoint: WebhookEndpoint = {
      object: 'WebhookEndpoint',
      id: `we_${random.token(20)}`,
      application_id: 'app_sandbox',
      secret: `wes_${random.token(28)}`,
      enabled: true,
      ...wanted,
    };
    this.#endpoints.set(endpoint.id, endpoint);
    return endpoint;
  }

  list(): WebhookEndpoint[] {
    return [...this.#endpoints.values()];
  }

  get(id: string): WebhookEndpoint {
    const endpoint = this.#endpoints.get(id);
    if (!endpoint) throw notFound(`The webhook endpoint ${id}`);
    return endpoint;
  }

  update(id: string, changes: Partial<NewEndpoint & Pick<WebhookEndpoint, 'enabled'>>): WebhookEndpoint {
    const endpoint = { ...this.get(id), ...changes };
    this.#endpoints.set(id, endpoint);
    return endpoint;
  }

  delete(id: string): void {
    this.get(id);
    this.#endpoints.delete(id);
  }

  wanting(type: ProviderEventType, accountId: string): WebhookEndpoint[] {
    return this.list().filter(
      ({ enabled, trigger_events, account_ids }) =>
        enabled &&
        trigger_events.includes(type) &&
        (account_ids.length === 0 || account_ids.includes(accountId)),
    );
  }
}
