/** Of what is the webhook courier made? Real time for its schedule, and the outside world through the guard alone. */
import { type BusinessClock, type OutgoingHttp, type SecretBox, WebhookCourier } from '#application';
import { type Log, sampledErrors } from '#observability';
import { createDeliveryDesk, type Database } from '#persistence';

export interface CourierParts {
  readonly database: Database;
  readonly outgoing: OutgoingHttp;
  readonly secrets: SecretBox;
  readonly clock: BusinessClock;
  readonly log: Log;
}

export function createCourier({ database, outgoing, secrets, clock, log }: CourierParts): WebhookCourier {
  const errors = sampledErrors({
    log,
    message: 'a webhook delivery could not be tried or recorded; it is tried again',
  });
  return new WebhookCourier({
    desk: createDeliveryDesk(database.engineSql),
    outgoing,
    secrets,
    // In milliseconds, as Postgres keeps it: a finer instant would come back as another one.
    realNow: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
    businessNow: () => clock.now(),
    random: Math.random,
    onTrouble: (error) => errors.report(error),
  });
}
