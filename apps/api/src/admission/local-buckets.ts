/** Who counts when nobody shares the counting? This process, by itself, for at most ten thousand names. */
import { type Bucket, type BucketState, type Taken, takeTokens } from '#queue';

const MOST = 10_000;

export class LocalBuckets {
  private readonly states = new Map<string, BucketState>();

  /** `now`: milliseconds of a clock that does not go back. */
  take(name: string, bucket: Bucket, cost: number, now = performance.now()): Taken {
    const { taken, after } = takeTokens(bucket, this.states.get(name), now, cost);
    // Whoever was here last stays longest; the first to be forgotten is the one not seen for longest.
    this.states.delete(name);
    this.states.set(name, after);
    if (this.states.size > MOST) this.states.delete(this.states.keys().next().value ?? '');
    return taken;
  }

  /** Whether it has nothing left. Takes nothing. */
  isEmpty(name: string, bucket: Bucket, now = performance.now()): boolean {
    return !takeTokens(bucket, this.states.get(name), now, 1).taken.allowed;
  }
}
