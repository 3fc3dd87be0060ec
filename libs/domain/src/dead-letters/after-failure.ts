/**
 * When is something that keeps failing set aside for a person?
 *
 * After so many failures that one more try by itself would be folly. What a person asked to be tried again gets no second
 * round of tries: it is back with them as soon as it fails.
 */

/**
 * What can fail for good: the wake-up of a touch, the reading of an inbox, the understanding of what came in, an accepted
 * action, a request that was never accepted, and a round of the worker.
 */
export const DEAD_LETTER_KINDS = ['dispatch', 'inbox', 'signal', 'action', 'request', 'round'] as const;
export type DeadLetterKind = (typeof DEAD_LETTER_KINDS)[number];

/** `counting`: it fails, but may still come right by itself; nobody is told yet. */
export const DEAD_LETTER_STATES = ['counting', 'open', 'retried', 'dismissed'] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

/** Failures after which a letter is open. An action brings an hour of tries with it, and nobody repeats a request but its caller. */
export const MOST_TRIES: Readonly<Record<DeadLetterKind, number>> = {
  dispatch: 5,
  inbox: 5,
  signal: 5,
  action: 1,
  request: 1,
  round: 20,
};

/** They come again by themselves whatever a person says, so one who knows of it is not told again until it worked once. */
const COMES_BY_ITSELF: readonly DeadLetterKind[] = ['inbox', 'round'];

export interface LetterStanding {
  readonly state: DeadLetterState;
  readonly tries: number;
  /** It worked since it failed last: what fails then is another story. */
  readonly settled: boolean;
}

export const NEVER_FAILED: LetterStanding = { state: 'counting', tries: 0, settled: false };

export function afterFailure(kind: DeadLetterKind, before: LetterStanding): LetterStanding {
  const { state, tries } = before.settled ? NEVER_FAILED : before;
  const now = { tries: tries + 1, settled: false };
  if (state === 'dismissed' && COMES_BY_ITSELF.includes(kind)) return { ...now, state };
  const open = state !== 'counting' || now.tries >= MOST_TRIES[kind];
  return { ...now, state: open ? 'open' : 'counting' };
}
