/** How many invitations may an account send? Rolling windows of business time; asking on past the limit is answered more harshly. */
import { limitExceeded, tooManyRequests } from './provider-error.js';

export interface InvitationLimits {
  readonly perDay: number;
  readonly perWeek: number;
}

const DAY_MS = 86_400_000;
/** This many times the answer is a plain 422; after that, 429. */
const PATIENCE = 3;

export class InvitationQuota {
  readonly #sentAt: number[] = [];
  #refusals = 0;

  constructor(readonly limits: InvitationLimits) {}

  /** Throws what the provider answers when the account is over a limit. */
  spend(now: Temporal.Instant): void {
    const at = now.epochMilliseconds;
    const since = (age: number) => this.#sentAt.filter((sent) => sent > at - age).length;
    if (since(DAY_MS) >= this.limits.perDay || since(7 * DAY_MS) >= this.limits.perWeek) {
      this.#refusals += 1;
      throw this.#refusals > PATIENCE ? tooManyRequests(3600) : limitExceeded();
    }
    this.#refusals = 0;
    this.#sentAt.push(at);
  }
}
