/**
 * When are all of these windows open at once?
 *
 * The workspace, the sender, the account and the campaign may each have hours of their own, in zones of their own; a
 * touch leaves only where all of them meet. Planning, the last gate, previews and simulations ask this file. Each window
 * keeps its own rule for clocks that skip or repeat an hour (see `window.ts`), so that nothing new is decided here.
 */
import { isBefore } from '../time/order.js';
import { closesAt, isOpen, nextOpeningMs, WINDOW_HORIZON, type SendingWindow } from './window.js';

/** Without any window everything is open. */
export function isOpenInAll(windows: readonly SendingWindow[], instant: Temporal.Instant): boolean {
  return windows.every((window) => isOpen(window, instant));
}

/** The first instant at or after `instant` at which all are open; undefined when there is none within 400 days. */
export function nextOpeningInAll(
  windows: readonly SendingWindow[],
  instant: Temporal.Instant,
): Temporal.Instant | undefined {
  const latest = instant.add(WINDOW_HORIZON).epochMilliseconds;
  let ms = instant.epochMilliseconds;
  // Whoever is shut says when it opens next; nothing before that is open in all.
  for (let agreed = 0, turn = 0; agreed < windows.length; turn += 1) {
    const window = windows[turn % windows.length] as SendingWindow;
    const opens = nextOpeningMs(window, ms, latest);
    if (opens === undefined) return undefined;
    agreed = opens > ms ? 1 : agreed + 1;
    ms = opens;
  }
  return ms === instant.epochMilliseconds ? instant : Temporal.Instant.fromEpochMilliseconds(ms);
}

/** The first instant at which one of them is shut; undefined when one is shut now, or none shuts within 400 days. */
export function closesAtInAny(
  windows: readonly SendingWindow[],
  instant: Temporal.Instant,
): Temporal.Instant | undefined {
  if (!isOpenInAll(windows, instant)) return undefined;
  let first: Temporal.Instant | undefined;
  for (const window of windows) {
    const closing = closesAt(window, instant);
    if (closing && (!first || isBefore(closing, first))) first = closing;
  }
  return first;
}

/** The same hours on the clock of somebody else: what is nine in the morning for its owner is nine for them. */
export function inZone(window: SendingWindow, zone: string | null): SendingWindow {
  return zone === null ? window : { ...window, zone };
}
