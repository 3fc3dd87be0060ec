/**
 * Business time as somebody else tells it: `GET <url>/clock` answers `{ now, mode, scale }`.
 *
 * A scaled clock is asked once a second and reckoned on from there; a stepped one is asked every time, because it
 * stands still until a test moves it.
 */
import type { BusinessClock } from './business-clock.port.js';

export interface ClockReading {
  /** RFC 3339. */
  readonly now: string;
  readonly mode: 'wall' | 'scaled' | 'stepped';
  /** Business seconds in a real second. */
  readonly scale: number;
}

const ASK_AGAIN_MS = 1_000;

export function servedClock(
  url: string,
  ask: () => Promise<ClockReading> = () => fetchReading(url),
): BusinessClock {
  let last: { readonly reading: ClockReading; readonly at: number } | undefined;

  async function reading(): Promise<{ now: Temporal.Instant; scale: number | undefined }> {
    if (!last || last.reading.mode === 'stepped' || performance.now() - last.at > ASK_AGAIN_MS) {
      last = { reading: await ask(), at: performance.now() };
    }
    const { mode, scale, now } = last.reading;
    const told = Temporal.Instant.from(now);
    if (mode === 'stepped') return { now: told, scale: undefined };
    const elapsed = Math.round((performance.now() - last.at) * scale);
    return { now: Temporal.Instant.fromEpochMilliseconds(told.epochMilliseconds + elapsed), scale };
  }

  return {
    now: async () => (await reading()).now,
    realDelayUntil: async (instant) => {
      const { now, scale } = await reading();
      const ahead = Math.max(0, instant.epochMilliseconds - now.epochMilliseconds);
      if (ahead === 0) return 0;
      return scale === undefined ? undefined : Math.ceil(ahead / scale);
    },
  };
}

async function fetchReading(url: string): Promise<ClockReading> {
  const response = await fetch(new URL('/clock', url), { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`The clock at BUSINESS_CLOCK_URL answers ${response.status}.`);
  return (await response.json()) as ClockReading;
}
