/** Stopping and pressing: a worker that ends, and more work than fits. */
import { integration, type Mutation } from '../mutation.ts';

export const STOPPING: readonly Mutation[] = [
  {
    name: 'a worker that stops keeps what hangs',
    file: 'libs/persistence/src/engine/attempt-recovery.ts',
    search: 'SET lease_until = LEAST(lease_until, $3::timestamptz)',
    replace: 'SET lease_until = GREATEST(lease_until, $3::timestamptz)',
    test: integration(
      'engine/recovery.spec.ts',
      'is left to its evidence at once when its worker stopped and let go of it',
    ),
    why: 'Each restart holds up whoever was being written to for a quarter of an hour.',
  },
  {
    name: 'a worker that stops goes on claiming',
    file: 'libs/application/src/engine/dispatch-touch.ts',
    search: "  if (signal.aborted) return { outcome: 'stopping' };\n",
    replace: '',
    test: integration('engine/claim.spec.ts', 'that comes while its worker stops claims nothing'),
    why: 'It begins sends that it cannot finish, and nobody knows what came of them.',
  },
  {
    name: 'slots are given without end',
    file: 'libs/application/src/engine/allocate-lanes.ts',
    search: 'Math.floor(room / MOST_SLOTS)',
    replace: 'LANES_A_ROUND',
    test: integration(
      'engine/backlog.spec.ts',
      'twenty thousand that may all go at once never take more slots and wake-ups than the bound',
    ),
    why: 'A large campaign fills Redis, and everybody’s sends stop.',
  },
];
