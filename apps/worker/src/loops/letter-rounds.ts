/** Who forgets dead letters that were decided about long ago? */
import type { EngineDependencies } from '#application';
import type { Logger } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { eachWorkspace } from './each-workspace.js';
import { LetterBox } from './letter-box.js';
import { Loops } from './loops.js';

const EVERY_MS = 600_000;
const KEPT = { hours: 24 * 90 };
/** A failure that was followed by none in this time came right. */
const COUNTED = { hours: 24 };

@Injectable()
export class LetterRounds implements OnApplicationBootstrap {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(LetterBox) private readonly letterBox: LetterBox,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('letters', EVERY_MS, () => this.round());
  }

  private async round(): Promise<void> {
    const now = Temporal.Now.instant();
    await eachWorkspace(
      this.engine.work,
      this.log,
      'letters',
      (workspaceId) =>
        this.engine.work.run(workspaceId, ({ letters }) =>
          letters.forget(now.subtract(KEPT), now.subtract(COUNTED)),
        ),
      this.letterBox,
    );
  }
}
