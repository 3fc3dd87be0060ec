/**
 * Who finds out whether a lost attempt went out?
 *
 * A loop of its own: the records of mailboxes and providers take their time, and nothing else may wait for them.
 */
import { type EngineDependencies, reconcileUnknown } from '#application';
import type { WorkerConfig } from '#config';
import type { Logger } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { eachWorkspace } from './each-workspace.js';
import { LetterBox } from './letter-box.js';
import { Loops } from './loops.js';

/** Each answer is waited for a minute at most, but many mailboxes may be slow at once. */
const LONGEST_ROUND_MS = 3_600_000;

@Injectable()
export class EvidenceRounds implements OnApplicationBootstrap {
  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(CONFIG) private readonly config: WorkerConfig,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(LetterBox) private readonly letters: LetterBox,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('evidence', this.config.WORKER_PULSE_MS, () => this.round(), LONGEST_ROUND_MS);
  }

  private async round(): Promise<void> {
    await eachWorkspace(
      this.engine.work,
      this.log,
      'evidence',
      (workspaceId) => reconcileUnknown(this.engine, workspaceId),
      this.letters,
    );
  }
}
