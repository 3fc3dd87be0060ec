/** In which order does what break? From a seed, so that a run that found something can be played again. */
import { seededRandom } from '#domain';

export const CRASH_POINTS = [
  'after_intent',
  'before_body',
  'after_body',
  'after_send',
  'before_receipt',
  'after_record',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Everything that a run can break besides the named points. */
export const FAULTS = [
  'worker killed',
  'worker frozen past its lease',
  'API killed',
  'Redis emptied',
  'Redis killed and replaced by an empty one',
  'Redis frozen',
  'connections to Postgres cut',
  'Postgres crashed',
  'Postgres frozen',
  'mail server refuses connections',
  'mail server hangs up before the mail',
  'mail server hangs up after the mail',
  'mail server hangs up after the mail and drops it',
  'mail server asks to come back later',
  'provider unavailable',
  'provider silent after the effect',
  'provider silent before the effect',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Schedule {
  /** One for each life of the first worker, as WORKER_CRASH_AT takes it: each point in turn, at a random time. */
  readonly deaths: readonly string[];
  /** One at a time, each kind before any comes again. */
  readonly faults: readonly Fault[];
}

export function scheduleOf(
  seed: string,
  size: { readonly deaths: number; readonly faults: number },
): Schedule {
  const random = seededRandom(seed);
  const rounds = Math.ceil(size.faults / FAULTS.length);
  return {
    deaths: Array.from({ length: size.deaths }, (_, index) => {
      const point = CRASH_POINTS[index % CRASH_POINTS.length] ?? 'after_intent';
      return `${point}:${1 + Math.floor(random() * 4)}`;
    }),
    faults: Array.from({ length: rounds }, () => shuffled(FAULTS, random))
      .flat()
      .slice(0, size.faults),
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
