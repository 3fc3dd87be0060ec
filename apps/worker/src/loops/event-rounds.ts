/** Who gives events their positions, and lets the consumers catch up? */
import { type Database, sequenceEvents, updateFigures } from '#persistence';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE } from '../engine/engine-tokens.js';
import { Loops } from './loops.js';

const EVERY_MS = 250;
const BATCH = 1_000;

@Injectable()
export class EventRounds implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('events', EVERY_MS, () => this.round());
  }

  private async round(): Promise<void> {
    const engine = this.database.engineSql;
    while ((await sequenceEvents(engine, BATCH)) === BATCH);
    while ((await updateFigures(engine, BATCH)) === BATCH);
  }
}
