/**
 * Who merges the files that are in?
 *
 * A look every second finds what waits, whatever wake-ups are lost; a wake-up makes it sooner. Rounds of one process never
 * overlap; an import that another worker has in hand is passed over. A round gives up its turn after a while, so that it
 * never counts as stuck, and the next one goes on where it stopped.
 */
import { type EngineDependencies, mergeImports, type MergeDependencies, tidyImports } from '#application';
import type { Logger } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ENGINE, IMPORTS, LOGGER } from '../engine/engine-tokens.js';
import { eachWorkspace } from './each-workspace.js';
import { LetterBox } from './letter-box.js';
import { Loops } from './loops.js';

const EVERY_MS = 1_000;
const TURN_MS = 60_000;
const TIDY_EVERY_MS = 600_000;

@Injectable()
export class ImportRounds implements OnApplicationBootstrap {
  private current: Promise<number> | undefined;

  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(IMPORTS) private readonly imports: MergeDependencies,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(LetterBox) private readonly letters: LetterBox,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('imports', EVERY_MS, () => this.runNow());
    this.loops.start('imports tidying', TIDY_EVERY_MS, () => this.tidy());
  }

  /** Joins the round under way: it looks for files until none waits. */
  runNow(): Promise<number> {
    return (this.current ??= this.round().finally(() => (this.current = undefined)));
  }

  private async round(): Promise<number> {
    const turn = AbortSignal.any([AbortSignal.timeout(TURN_MS), this.loops.signal]);
    let merged = 0;
    await eachWorkspace(
      this.engine.work,
      this.log,
      'imports',
      async (workspaceId) => {
        const rows = await mergeImports(this.imports, workspaceId, turn);
        if (rows > 0) this.log.info({ workspaceId, rows }, 'merged rows of imported files');
        merged += rows;
      },
      this.letters,
    );
    return merged;
  }

  private async tidy(): Promise<void> {
    await eachWorkspace(
      this.engine.work,
      this.log,
      'imports tidying',
      (workspaceId) => tidyImports(this.imports, workspaceId),
      this.letters,
    );
  }
}
