/** Who gives events their positions, and lets the consumers catch up? */
import type { Logger } from '#observability';
import { type Database, sequenceEvents, updateFigures } from '#persistence';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DATABASE, LOGGER } from '../engine/engine-tokens.js';
import { repeat, type Repeating } from './repeat.js';

const EVERY_MS = 250;
const BATCH = 1_000;

@Injectable()
export class EventRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Repeating | undefined;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = repeat('events', EVERY_MS, this.log, () => this.round());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async round(): Promise<void> {
    const engine = this.database.engineSql;
    while ((await sequenceEvents(engine, BATCH)) === BATCH);
    while ((await updateFigures(engine, BATCH)) === BATCH);
  }
}
