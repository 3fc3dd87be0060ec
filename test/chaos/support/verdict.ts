/** What became of the touches of a run, and how does a person settle those that nobody can know about? */
import type { System } from '../../support/system/system.js';

export interface Touches {
  readonly total: number;
  readonly sent: number;
  /** Those that ended without reaching anybody, though nobody refused them and no rule stopped them. */
  readonly lost: number;
  readonly byState: Readonly<Record<string, number>>;
}

/** A definite no of the world, and a sequence that ended because somebody answered, are no losses. */
const REFUSED = [
  'address_does_not_exist',
  'recipient_unreachable',
  'already_connected',
  'not_connected',
  'rejected',
];

export async function touchesOf({ sql }: System): Promise<Touches> {
  const { rows } = await sql.query<{ state: string; reason: string | null; count: number }>(
    'SELECT state, reason, count(*)::int AS count FROM touches GROUP BY state, reason',
  );
  const sum = (which: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(which).reduce((total, { count }) => total + count, 0);
  return {
    total: sum(() => true),
    sent: sum(({ state }) => state === 'sent'),
    lost: sum(({ state, reason }) => state === 'failed' && !REFUSED.includes(reason ?? '')),
    byState: Object.fromEntries(rows.map(({ state }) => [state, sum((row) => row.state === state)])),
  };
}

/** By the call that a person would make, one after the other. */
export async function settleHeld({ overture }: System): Promise<void> {
  for (;;) {
    const { data } = await overture.touches.list({ state: 'held' });
    if (data.length === 0) return;
    for (const { id } of data) await overture.touches.resolve({ touchId: id, as: 'skip' });
  }
}
