/**
 * What time is it in this world?
 *
 * `wall` is the machine's time, `scaled` runs a fixed number of times faster from a given start, `stepped` stands
 * still until somebody moves it.
 */
export type ClockMode = 'wall' | 'scaled' | 'stepped';

export interface ClockOptions {
  readonly mode: ClockMode;
  /** Business seconds in a real second. Only for `scaled`. */
  readonly scale: number;
  /** Ignored by `wall`. */
  readonly start: Temporal.Instant;
}

export interface WorldClock {
  readonly mode: ClockMode;
  readonly scale: number;
  now(): Temporal.Instant;
  /** Real milliseconds until the instant; undefined when the clock is stepped by hand. */
  realDelayUntil(instant: Temporal.Instant): number | undefined;
  /** Moves a stepped clock forward. An instant of the past leaves it where it is. */
  moveTo(instant: Temporal.Instant): void;
}

/** `wall`, `stepped` or `scaled:<factor>`, as the environment and tests write it. */
export function parseClock(text: string): Pick<ClockOptions, 'mode' | 'scale'> {
  if (text === 'wall') return { mode: 'wall', scale: 1 };
  if (text === 'stepped') return { mode: 'stepped', scale: 0 };
  const scale = Number(/^scaled:(\d+(?:\.\d+)?)$/.exec(text)?.[1]);
  if (!(scale > 0))
    throw new Error(`Unknown clock "${text}". Use wall, stepped or scaled:<factor>, as in scaled:3600.`);
  return { mode: 'scaled', scale };
}

export function createClock({ mode, scale, start }: ClockOptions): WorldClock {
  if (mode === 'wall') return runningClock('wall', 1, () => Temporal.Now.instant());
  if (mode === 'stepped') return steppedClock(start);
  const startedAt = performance.now();
  return runningClock('scaled', scale, () =>
    start.add({ milliseconds: Math.floor((performance.now() - startedAt) * scale) }),
  );
}

function runningClock(mode: ClockMode, scale: number, now: () => Temporal.Instant): WorldClock {
  return {
    mode,
    scale,
    now,
    realDelayUntil: (instant) => Math.max(0, (instant.epochMilliseconds - now().epochMilliseconds) / scale),
    moveTo: () => {
      throw new Error(`The clock is ${mode}: it moves by itself. Only a stepped clock can be moved.`);
    },
  };
}

function steppedClock(start: Temporal.Instant): WorldClock {
  let current = start;
  return {
    mode: 'stepped',
    scale: 0,
    now: () => current,
    realDelayUntil: () => undefined,
    moveTo: (instant) => {
      if (Temporal.Instant.compare(instant, current) > 0) current = instant;
    },
  };
}
