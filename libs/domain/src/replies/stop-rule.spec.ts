import fc from 'fast-check';
import { DISPOSITIONS, type StopReason } from './disposition.js';
import { stopReasonFor, type StopSignal } from './stop-rule.js';

describe('stopReasonFor', () => {
  it.each<[StopSignal, StopReason | null]>([
    [{ kind: 'reply', disposition: 'interested', automatic: false }, 'replied'],
    [{ kind: 'reply', disposition: 'not_interested', automatic: false }, 'replied'],
    [{ kind: 'reply', disposition: 'other', automatic: false }, 'replied'],
    [{ kind: 'reply', disposition: 'other', automatic: true }, null],
    [{ kind: 'reply', disposition: 'out_of_office', automatic: false }, null],
    [{ kind: 'reply', disposition: 'out_of_office', automatic: true }, null],
    [{ kind: 'reply', disposition: 'unsubscribe', automatic: false }, 'unsubscribed'],
    [{ kind: 'reply', disposition: 'unsubscribe', automatic: true }, 'unsubscribed'],
    [{ kind: 'bounce', hard: true }, 'bounced'],
    [{ kind: 'bounce', hard: false }, null],
    [{ kind: 'unsubscribed' }, 'unsubscribed'],
    [{ kind: 'suppressed' }, 'suppressed'],
    [{ kind: 'meeting_booked' }, 'meeting_booked'],
  ])('%j: %s', (signal, reason) => {
    expect(stopReasonFor(signal)).toBe(reason);
  });

  it('whatever a person answers stops the sequence, unless they are away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DISPOSITIONS), (disposition) => {
        const stops = stopReasonFor({ kind: 'reply', disposition, automatic: false }) !== null;
        expect(stops).toBe(disposition !== 'out_of_office');
      }),
    );
  });
});
