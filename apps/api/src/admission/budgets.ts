/**
 * How often may a key call? Reads and acts have budgets of their own, shared by all processes through Redis.
 *
 * While Redis does not answer each process counts by itself: then a key may do a little more, and never less.
 */
import type { Logger } from '#observability';
import type { Bucket, Taken } from '#queue';
import { LocalBuckets } from './local-buckets.js';
import { SettledBuckets, type SharedBuckets } from './settled-buckets.js';

export type BudgetName = 'reads' | 'acts';

export interface KeyBudgets {
  readonly apiKeyId: string;
  /** Null: the installation's default. */
  readonly readsPerMinute: number | null;
  readonly actsPerMinute: number | null;
}

export interface Charge {
  readonly budget: BudgetName;
  readonly perMinute: number;
  readonly taken: Taken;
}

/** Real milliseconds for which Redis is left alone after it failed to answer. */
const LEFT_ALONE = 2_000;

export class Budgets {
  private readonly local = new LocalBuckets();
  private readonly settled: SettledBuckets;
  private aloneUntil = 0;

  constructor(
    shared: SharedBuckets,
    private readonly defaults: Readonly<Record<BudgetName, number>>,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {
    this.settled = new SettledBuckets(shared, (err) => this.leaveAlone(err));
  }

  async charge(key: KeyBudgets, budget: BudgetName, cost: number): Promise<Charge> {
    const own = budget === 'reads' ? key.readsPerMinute : key.actsPerMinute;
    const perMinute = own ?? this.defaults[budget];
    return { budget, perMinute, taken: await this.take(`${key.apiKeyId}:${budget}`, { perMinute }, cost) };
  }

  private async take(name: string, bucket: Bucket, cost: number): Promise<Taken> {
    if (performance.now() < this.aloneUntil) return this.local.take(name, bucket, cost);
    try {
      return await this.settled.take(name, bucket, cost);
    } catch (err) {
      this.leaveAlone(err);
      return this.local.take(name, bucket, cost);
    }
  }

  private leaveAlone(err: unknown): void {
    if (performance.now() >= this.aloneUntil)
      this.logger.warn({ err }, 'budgets are counted by this process alone until Redis answers');
    this.aloneUntil = performance.now() + LEFT_ALONE;
  }
}
