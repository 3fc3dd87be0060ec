/** How is a dead letter told outside? */
import type { OutputOf } from '#contracts';
import type { DeadLetterRow } from './dead-letter-store.port.js';

export function toLetterView(row: DeadLetterRow): OutputOf<'dead_letters.retry'> {
  const { subject, settled: _settled, state, ...letter } = row;
  const about = (kind: DeadLetterRow['kind']) => (row.kind === kind ? subject : null);
  return {
    ...letter,
    state: state === 'counting' ? 'open' : state,
    touchId: about('dispatch'),
    signalId: about('signal'),
    actionId: about('action'),
    round: about('round'),
  };
}
