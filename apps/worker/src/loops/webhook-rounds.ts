/** Who tells webhook endpoints what happened, and forgets what they were told long ago? */
import { WebhookCourier } from '#application';
import { createDeliveryDesk, type Database } from '#persistence';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE } from '../engine/engine-tokens.js';
import { Loops } from './loops.js';

const EVERY_MS = 250;
const TIDY_EVERY_MS = 600_000;
/** Real time for which the log of a delivery is kept after it ended. */
const KEPT = { hours: 30 * 24 };
const BATCH = 1_000;

@Injectable()
export class WebhookRounds implements OnApplicationBootstrap {
  constructor(
    @Inject(WebhookCourier) private readonly courier: WebhookCourier,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('webhooks', EVERY_MS, () => this.courier.work());
    this.loops.start('webhook log', TIDY_EVERY_MS, () => this.tidy());
  }

  private async tidy(): Promise<void> {
    const desk = createDeliveryDesk(this.database.engineSql);
    const endedBefore = Temporal.Now.instant().subtract(KEPT);
    while ((await desk.forget(endedBefore, BATCH)) === BATCH);
  }
}
