/**
 * Must each call ask Redis what its key may still do? Only near the end of a budget.
 *
 * Far from it the process counts by itself and settles what was taken a few times a second. So a key that is used in several
 * processes at once may get, at most, what they take in one such moment beyond what they knew, and only when it falls from
 * the margin to nothing within it.
 */
import { type Bucket, type BucketState, type Taken, takeTokens } from '#queue';

export interface SharedBuckets {
  /** @throws when it does not answer in time */
  take(name: string, bucket: Bucket, cost: number): Promise<Taken>;
}

/** Real milliseconds between two settlements. */
const EVERY = 100;
/** Below this part of a full bucket, or so many tokens, each call is counted together with everybody else's. */
const MARGIN = { part: 0.25, tokens: 200 };
const MOST = 10_000;

interface Known {
  readonly bucket: Bucket;
  state: BucketState;
  /** Taken here, and not told yet. */
  owed: number;
  /** When it is asked again, by the clock of the process. */
  until: number;
}

export class SettledBuckets implements SharedBuckets {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly shared: SharedBuckets,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  async take(name: string, bucket: Bucket, cost: number): Promise<Taken> {
    const now = performance.now();
    const known = this.known.get(name);
    if (known?.bucket.perMinute !== bucket.perMinute || !isFar(known, now, cost)) {
      const owed = known?.owed ?? 0;
      this.known.delete(name);
      return this.ask(name, bucket, cost, owed);
    }
    const { taken, after } = takeTokens(bucket, known.state, now, cost);
    known.state = after;
    known.owed += cost;
    if (now >= known.until) this.settle(name, known, now);
    return taken;
  }

  /** What is owed goes along, so that nothing is forgotten. */
  private async ask(name: string, bucket: Bucket, cost: number, owed: number): Promise<Taken> {
    if (owed > 0) await this.shared.take(name, bucket, owed);
    const taken = await this.shared.take(name, bucket, cost);
    this.remember(name, bucket, taken.remaining);
    return taken;
  }

  private settle(name: string, known: Known, now: number): void {
    const { owed, bucket } = known;
    known.owed = 0;
    known.until = now + EVERY;
    this.shared.take(name, bucket, owed).then(
      // What was taken meanwhile is owed still.
      ({ remaining }) => {
        if (this.known.get(name) === known)
          known.state = { tokens: Math.max(0, remaining - known.owed), at: performance.now() };
      },
      (error: unknown) => {
        this.known.delete(name);
        this.onFailure(error);
      },
    );
  }

  private remember(name: string, bucket: Bucket, tokens: number): void {
    const at = performance.now();
    this.known.set(name, { bucket, state: { tokens, at }, owed: 0, until: at + EVERY });
    if (this.known.size > MOST) this.known.delete(this.known.keys().next().value ?? '');
  }
}

function isFar({ bucket, state }: Known, now: number, cost: number): boolean {
  const { tokens } = takeTokens(bucket, state, now, 0).after;
  return tokens - cost > Math.max(bucket.perMinute * MARGIN.part, MARGIN.tokens);
}
