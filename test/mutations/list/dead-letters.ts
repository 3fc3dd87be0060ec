/** Dead letters: what fails each time is told, stops, and goes on when a person says so. */
import { integration, type Mutation, unit } from '../mutation.ts';

const letters = (name: string) => integration('engine/dead-letters.spec.ts', name);

export const DEAD_LETTER_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a wake-up that fails is repeated for ever',
    file: 'libs/persistence/src/engine/lane-store.ts',
    search: ' AND ${NOT_SET_ASIDE}))',
    replace: '))',
    test: letters('is repeated under new fences, and after five times no more'),
    why: 'A touch that breaks its worker breaks it again each minute, and nobody hears of it.',
  },
  {
    name: 'a signal that nobody reads cannot be given up',
    file: 'libs/application/src/dead-letters/decide-letter.ts',
    search: '  signal: dismissSignal,\n',
    replace: '  signal: nothing,\n',
    test: letters('holds its sender back until a person dismisses it'),
    why: 'Its sender is never written to again, and no call changes that.',
  },
  {
    name: 'a retry sends again what may be out',
    file: 'libs/application/src/dead-letters/retry.ts',
    search: "  if (touch?.state === 'ready') return;\n",
    replace:
      "  if (touch) return context.stores.engine.attempts.setTouch(touchId, { state: 'ready', dueAt: context.now });\n",
    test: letters('never sends again what is'),
    why: 'A person presses retry, and somebody gets the same mail twice.',
  },
  {
    name: 'what fails after a retry gets a new round of tries',
    file: 'libs/domain/src/dead-letters/after-failure.ts',
    search: "state !== 'counting' || now.tries >= MOST_TRIES[kind]",
    replace: 'now.tries % MOST_TRIES[kind] === 0',
    test: unit('libs/domain/src/dead-letters/after-failure.spec.ts', 'is back with them at once'),
    why: 'A person who had it tried again is not told that it failed.',
  },
  {
    name: 'a job whose worker vanished writes no letter',
    file: 'libs/queue/src/bullmq/queue-server.ts',
    search: "code === 'stalled'",
    replace: "code === 'never'",
    test: integration('queue/at-most-once.spec.ts', 'it fails as stalled'),
    why: 'What kills its worker each time kills one after the other.',
  },
];
