/**
 * How does the engine learn at once that something became due?
 *
 * By a wake-up on the queue, as good as can be: Postgres holds what is due, and the worker's pulse finds it without
 * being woken. So nobody waits for Redis here, and while one wake-up is under way the next ones are only remembered.
 */
import { JOBS, type PayloadOf } from '#contracts';
import { type Log, sampledErrors } from '#observability';
import type { JobProducer } from '#queue';

type Because = PayloadOf<'engine.wake'>['because'];

export class WakeEngine {
  private readonly errors;
  private underWay = false;
  private next: Because | undefined;

  constructor(
    private readonly jobs: Pick<JobProducer, 'enqueue'>,
    log: Log,
  ) {
    this.errors = sampledErrors({
      log,
      message: 'the engine could not be woken; its pulse will find the work',
    });
  }

  /** Returns at once and never throws. */
  wake(because: Because): void {
    this.next = because;
    if (!this.underWay) void this.send();
  }

  private async send(): Promise<void> {
    this.underWay = true;
    try {
      while (this.next !== undefined) {
        const because = this.next;
        this.next = undefined;
        await this.jobs.enqueue(JOBS.wakeEngine, { because });
      }
    } catch (error) {
      this.next = undefined;
      this.errors.report(error);
    } finally {
      this.underWay = false;
    }
  }
}
