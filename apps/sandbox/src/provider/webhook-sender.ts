/**
 * When does the provider tell what happened?
 *
 * Mostly within seconds, sometimes an hour later, now and then twice: so events overtake each other. Each delivery is
 * repeated in real time until the receiver takes it, so that none is lost.
 */
import type { Scheduler } from '../clock/scheduler.js';
import { type Courier, post } from '../delivery/courier.js';
import { type Random, randomFor } from '../random/seeded-random.js';
import type { ProviderEventType, WebhookEndpoint, WebhookEndpoints } from './webhook-endpoints.js';

export interface WebhookSenderOptions {
  readonly seed: string;
  readonly endpoints: WebhookEndpoints;
  readonly scheduler: Scheduler;
  readonly courier: Courier;
  readonly now: () => Temporal.Instant;
}

const REPEATED = 0.12;
/** The receiver compares it with the endpoint's secret: how the sandbox proves itself, as the real header is not published. */
const SECRET_HEADER = 'x-webhook-secret';

export class WebhookSender {
  #published = 0;

  constructor(private readonly options: WebhookSenderOptions) {}

  publish(type: ProviderEventType, accountId: string, payload: object): void {
    const { seed, endpoints, scheduler, now } = this.options;
    const random = randomFor(seed, 'webhook', (this.#published += 1));
    const event = {
      object: 'Event',
      id: `evt_${random.token(22)}`,
      type,
      created_at: now().toString(),
      account_id: accountId,
      payload,
    };
    const body = JSON.stringify(event);
    for (const endpoint of endpoints.wanting(type, accountId)) {
      const seconds = lateness(random);
      scheduler.after({ seconds }, `webhook ${type}`, () => this.#deliver(endpoint, body));
      if (!random.chance(REPEATED)) continue;
      const again = seconds + random.between(30, 1800);
      scheduler.after({ seconds: again }, `webhook ${type} again`, () => this.#deliver(endpoint, body));
    }
  }

  #deliver({ id, url, secret }: WebhookEndpoint, body: string): void {
    const headers = { 'content-type': 'application/json', [SECRET_HEADER]: secret };
    this.options.courier.send(async (signal) => {
      const isGone = !this.options.endpoints.list().some((endpoint) => endpoint.id === id);
      return isGone || post(url, body, headers, signal);
    });
  }
}

function lateness(random: Random): number {
  if (random.chance(0.7)) return random.between(1, 10);
  return random.chance(0.7) ? random.between(60, 900) : random.between(1200, 5400);
}
