/**
 * Who keeps the engine going?
 *
 * A pulse in each worker: whatever wake-ups are lost, the next round finds what is due in Postgres. A wake-up from
 * the queue only makes it sooner. Rounds of one process never overlap; rounds of several processes share the work.
 */
import { type DispatchQueue, type EngineDependencies, pulse } from '#application';
import type { WorkerConfig } from '#config';
import { currentTrace, type Logger, newTraceparent, withTrace } from '#observability';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, DISPATCH_QUEUE, ENGINE, LOGGER } from '../engine/engine-tokens.js';
import { LetterBox } from './letter-box.js';
import { Loops } from './loops.js';

export interface Round {
  readonly advanced: number;
  readonly allocated: number;
}

@Injectable()
export class EngineRounds implements OnApplicationBootstrap {
  private current: Promise<Round> | undefined;
  private next: Promise<Round> | undefined;

  constructor(
    @Inject(ENGINE) private readonly engine: EngineDependencies,
    @Inject(DISPATCH_QUEUE) private readonly queue: DispatchQueue,
    @Inject(CONFIG) private readonly config: WorkerConfig,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(LetterBox) private readonly letters: LetterBox,
    @Inject(Loops) private readonly loops: Loops,
  ) {}

  onApplicationBootstrap(): void {
    this.loops.start('engine', this.config.WORKER_PULSE_MS, () => this.runNow());
  }

  /** A round that starts after this call: the one under way may have missed what the caller just wrote. */
  runNow(): Promise<Round> {
    if (!this.current) return (this.current = this.start().finally(() => (this.current = undefined)));
    this.next ??= this.current
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.runNow();
      });
    return this.next;
  }

  private start(): Promise<Round> {
    return withTrace(newTraceparent(currentTrace()?.traceparent), async () => {
      const total = { advanced: 0, allocated: 0 };
      for (const workspaceId of await this.engine.work.workspaceIds()) {
        const { failed, ...report } = await pulse(this.engine, this.queue, workspaceId);
        total.advanced += report.advanced;
        total.allocated += report.allocated;
        if (Object.values(report).some((count) => count > 0))
          this.log.debug({ workspaceId, ...report }, 'engine round');
        if (failed.length === 0) await this.letters.works(workspaceId, 'round', 'engine');
        else await this.letters.failed(workspaceId, 'engine', 'round_failed', sentence(failed));
      }
      return total;
    });
  }
}

const sentence = (parts: readonly string[]): string =>
  `Of each round this fails: ${parts.join(', ')}. The log of the worker says why.`;
