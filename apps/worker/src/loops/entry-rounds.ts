/**
 * Who lets people into campaigns that run?
 *
 * What changed is followed first, then a page of a sweep, then those whose turn it is. A loop of its own: an import of a
 * hundred thousand leads must not hold up what is being sent.
 */
import { enterWaiting, type EngineDependencies } from '#application';
import type { WorkerConfig } from '#config';
import type { Logger } from '#observability';
import { type Database, followChanges, sweepLiveAudiences } from '#persistence';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, DATABASE, ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { eachWorkspace } from './each-workspace.js';
import { LetterBox } from './letter-box.js';
import { Loops } from './loops.js';

/** Events in one transaction, and such batches and pages of a sweep in one round. */
const BATCH = 1_000;
const MOST_BATCHES = 20;

@Injectable()
export class EntryRounds implements OnApplicationBootstrap {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CONFIG) private readonly config: WorkerConfig,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(LetterBox) private readonly letters: LetterBox,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('entries', this.config.WORKER_PULSE_MS, () => this.round());
  }

  private async round(): Promise<void> {
    const { engineSql, unitOfWork } = this.database;
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      if ((await followChanges(engineSql, BATCH)) < BATCH) break;
    }
    const now = await this.engine.clock.now();
    await eachWorkspace(
      this.engine.work,
      this.log,
      'entries',
      async (workspaceId) => {
        for (let page = 0; page < MOST_BATCHES; page += 1) {
          if (!(await sweepLiveAudiences(engineSql, workspaceId, now))) break;
        }
        await enterWaiting({ unitOfWork, clock: this.engine.clock, newId: this.engine.newId }, workspaceId);
      },
      this.letters,
    );
  }
}
