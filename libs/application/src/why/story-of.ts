/** How is it told, to a person who reads one sentence and to one who reads all? */
import {
  earliest,
  isBefore,
  rankReasons,
  remedyOf,
  type Waiting,
  WAITING_REASONS,
  type WaitingReason,
} from '#domain';

/** In a sentence there is room for so many reasons. */
const TOLD = 3;

export function storyOf(waiting: readonly Waiting[], now: Temporal.Instant, whenNobody: WaitingReason) {
  const ranked = rankReasons(waiting);
  const reasons = ranked.map(({ reason, lanes, ...counted }) => ({
    reason,
    ...counted,
    sentence: WAITING_REASONS[reason],
    remedy: remedyOf(reason),
    lanes: [...lanes],
  }));
  const told = reasons.slice(0, TOLD).map(({ count, sentence, until }) => {
    // What was due a moment ago is being done.
    const isAhead = until !== null && isBefore(now, until);
    return `${count}: ${sentence}${isAhead ? ` Until ${until.toString()}.` : ''}`;
  });
  const more = reasons.length - told.length;
  return {
    headline: [
      ...(told.length > 0 ? told : [WAITING_REASONS[whenNobody]]),
      ...(more > 0 ? [`And ${more} more ${more === 1 ? 'reason' : 'reasons'}.`] : []),
    ].join(' '),
    nextAt: earliest(ranked.flatMap(({ until }) => until ?? [])) ?? null,
    waiting: ranked.reduce((sum, { count }) => sum + count, 0),
    reasons,
  };
}
