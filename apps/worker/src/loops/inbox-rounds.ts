/** Who makes sure that every inbox is read in time? One wake-up for each account, again and again. */
import type { EngineDependencies } from '#application';
import type { WorkerConfig } from '#config';
import { JOBS } from '#contracts';
import type { Logger } from '#observability';
import { JobProducer } from '#queue';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { eachWorkspace } from './each-workspace.js';
import { LetterBox } from './letter-box.js';
import { Loops } from './loops.js';

@Injectable()
export class InboxRounds implements OnApplicationBootstrap {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(JobProducer) private readonly jobs: JobProducer,
    @Inject(CONFIG) private readonly config: WorkerConfig,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(LetterBox) private readonly letters: LetterBox,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('inboxes', this.config.WORKER_INBOX_MS, () => this.round());
  }

  private async round(): Promise<void> {
    await eachWorkspace(
      this.engine.work,
      this.log,
      'inboxes',
      async (workspaceId) => {
        const accountIds = await this.engine.work.run(workspaceId, ({ signals }) =>
          signals.readableAccountIds(),
        );
        await this.jobs.enqueueMany(
          JOBS.readInbox,
          accountIds.map((accountId) => ({ workspaceId, accountId })),
        );
      },
      this.letters,
    );
  }
}
