/** Who carries out an accepted action whose process died? */
import { type ActionDependencies, type EngineDependencies, resumeActions } from '#application';
import type { Logger } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ACTIONS, ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { repeat, type Repeating } from './repeat.js';

const EVERY_MS = 5_000;
/** Younger ones are most likely still being carried out by whoever accepted them. */
const LEFT_ALONE = { seconds: 10 };

@Injectable()
export class ActionRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Repeating | undefined;

  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(ACTIONS) private readonly actions: ActionDependencies,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = repeat('actions', EVERY_MS, this.log, () => this.round());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async round(): Promise<void> {
    const acceptedBefore = Temporal.Now.instant().subtract(LEFT_ALONE);
    for (const workspaceId of await this.engine.work.workspaceIds())
      await resumeActions(this.actions, workspaceId, acceptedBefore);
  }
}
