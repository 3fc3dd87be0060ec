/** Who carries out an accepted action whose process died, and who forgets those that ended long ago? */
import { type ActionDependencies, type EngineDependencies, forgetActions, resumeActions } from '#application';
import type { Logger } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ACTIONS, ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { eachWorkspace } from './each-workspace.js';
import { LetterBox } from './letter-box.js';
import { Loops } from './loops.js';

const EVERY_MS = 5_000;
/** An idempotency key is remembered for so long after its action ended. */
const REMEMBERED = { hours: 24 * 30 };
const FORGETS_EVERY_MS = 600_000;
const FORGOTTEN_AT_ONCE = 1_000;
/** Younger ones are most likely still being carried out by whoever accepted them. */
const LEFT_ALONE = { seconds: 10 };

@Injectable()
export class ActionRounds implements OnApplicationBootstrap {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(ACTIONS) private readonly actions: ActionDependencies,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(LetterBox) private readonly letters: LetterBox,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('actions', EVERY_MS, () => this.round());
    this.loops.start('forget actions', FORGETS_EVERY_MS, () => this.forget());
  }

  private async forget(): Promise<void> {
    const before = Temporal.Now.instant().subtract(REMEMBERED);
    await eachWorkspace(
      this.engine.work,
      this.log,
      'forget actions',
      (workspaceId) => forgetActions(this.actions, workspaceId, before, FORGOTTEN_AT_ONCE),
      this.letters,
    );
  }

  private async round(): Promise<void> {
    const acceptedBefore = Temporal.Now.instant().subtract(LEFT_ALONE);
    await eachWorkspace(
      this.engine.work,
      this.log,
      'actions',
      (workspaceId) =>
        resumeActions(this.actions, workspaceId, acceptedBefore, (error, actionId) =>
          this.log.error(
            { err: error, workspaceId, actionId },
            'an action could not be carried out and is tried again',
          ),
        ),
      this.letters,
    );
  }
}
