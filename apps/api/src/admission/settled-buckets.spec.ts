import type { Bucket, Taken } from '#queue';
import { LocalBuckets } from './local-buckets.js';
import { SettledBuckets } from './settled-buckets.js';

/** What all processes share, and how often it was asked. */
class Shared {
  readonly buckets = new LocalBuckets();
  asked = 0;
  isAway = false;

  async take(name: string, bucket: Bucket, cost: number): Promise<Taken> {
    this.asked += 1;
    if (this.isAway) throw new Error('away');
    return this.buckets.take(name, bucket, cost, 0);
  }
}

const settledOn = (shared: Shared, failures: unknown[] = []) =>
  new SettledBuckets(shared, (error) => failures.push(error));

async function takenOf(buckets: SettledBuckets, perMinute: number, calls: number): Promise<number> {
  let taken = 0;
  for (let call = 0; call < calls; call += 1)
    if ((await buckets.take('key', { perMinute }, 1)).allowed) taken += 1;
  return taken;
}

it('far from the end of a budget the shared one is asked now and then, not for each call', async () => {
  const shared = new Shared();
  expect(await takenOf(settledOn(shared), 1_000_000, 2_000)).toBe(2_000);
  expect(shared.asked).toBeLessThan(1_000);
});

it('a small budget is shared to the last call', async () => {
  const shared = new Shared();
  const [one, other] = [settledOn(shared), settledOn(shared)];
  const taken = (await takenOf(one, 20, 15)) + (await takenOf(other, 20, 15));
  expect(taken).toBe(20);
  expect(shared.asked).toBe(30);
});

it('what was counted apart is settled before the end comes near', async () => {
  const shared = new Shared();
  const [one, other] = [settledOn(shared), settledOn(shared)];
  await takenOf(one, 1_000, 700);
  const { remaining } = await other.take('key', { perMinute: 1_000 }, 1);
  // At most the margin's worth is not told yet; near the end, each call is.
  await takenOf(one, 1_000, 100);
  expect(remaining).toBeGreaterThanOrEqual(0);
  expect(shared.buckets.take('key', { perMinute: 1_000 }, 1, 0).remaining).toBeLessThan(300);
});

it('a settlement that fails is told, and the next call asks for itself', async () => {
  const shared = new Shared();
  const failures: unknown[] = [];
  const buckets = settledOn(shared, failures);
  await takenOf(buckets, 1_000_000, 10);
  shared.isAway = true;
  const deadline = performance.now() + 5_000;
  while (failures.length === 0 && performance.now() < deadline) {
    await buckets.take('key', { perMinute: 1_000_000 }, 1).catch((error: unknown) => failures.push(error));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(failures.length).toBeGreaterThan(0);
  await expect(buckets.take('key', { perMinute: 1_000_000 }, 1)).rejects.toThrow('away');
});
