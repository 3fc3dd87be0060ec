/**
 * How does the sales team's calendar and CRM report meetings and deals?
 *
 * JSON signed as Standard Webhooks ask (https://www.standardwebhooks.com): the id stays the same over attempts, the
 * timestamp is the attempt's real time. What happens before a hook is set waits for it.
 */
import { Webhook } from 'standardwebhooks';
import { type Courier, post } from './courier.js';

export interface SalesHook {
  readonly url: string;
  /** Base64, with or without `whsec_`. */
  readonly secret: string;
}

export interface SalesEvent {
  readonly type: 'meeting.booked' | 'deal.won' | 'deal.lost';
  /** Business time. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, string | number>>;
}

interface Envelope {
  readonly id: string;
  readonly body: string;
}

export class SalesDesk {
  #hook: SalesHook | undefined;
  #waiting: Envelope[] = [];

  constructor(private readonly courier: Courier) {}

  /** Events still under way go to the new hook from their next attempt on. */
  setHook(hook: SalesHook): void {
    this.#hook = hook;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const envelope of waiting) this.#send(envelope);
  }

  report(id: string, event: SalesEvent): void {
    const envelope = { id, body: JSON.stringify(event) };
    if (this.#hook) this.#send(envelope);
    else this.#waiting.push(envelope);
  }

  #send({ id, body }: Envelope): void {
    this.courier.send((signal) => {
      const { url, secret } = this.#hook!;
      const now = new Date();
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, now, body),
      };
      return post(url, body, headers, signal);
    });
  }
}
