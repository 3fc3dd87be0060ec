/** Who makes sure that every inbox is read in time? One wake-up for each account, again and again. */
import type { EngineDependencies } from '#application';
import type { WorkerConfig } from '#config';
import { JOBS } from '#contracts';
import type { Logger } from '#observability';
import { JobProducer } from '#queue';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { repeat, type Repeating } from './repeat.js';

@Injectable()
export class InboxRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Repeating | undefined;

  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(JobProducer) private readonly jobs: JobProducer,
    @Inject(CONFIG) private readonly config: WorkerConfig,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = repeat('inboxes', this.config.WORKER_INBOX_MS, this.log, () => this.round());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async round(): Promise<void> {
    for (const workspaceId of await this.engine.work.workspaceIds()) {
      const accountIds = await this.engine.work.run(workspaceId, ({ signals }) =>
        signals.readableAccountIds(),
      );
      await this.jobs.enqueueMany(
        JOBS.readInbox,
        accountIds.map((accountId) => ({ workspaceId, accountId })),
      );
    }
  }
}
