/**
 * How does a test move business time?
 *
 * Only when Overture has nothing left to do at the present instant, and then to the next one at which anything is
 * due, inside or outside. So a campaign of weeks runs in seconds, and every run takes the same decisions.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { System } from './system.js';

/** What is due now or under way, and when the next thing becomes due. */
const STATE = `
WITH clock AS (SELECT $1::timestamptz AS now)
SELECT
  (SELECT count(*) FROM enrollments e JOIN campaigns c ON c.workspace_id = e.workspace_id AND c.id = e.campaign_id, clock
     WHERE e.status = 'active' AND e.paused_at IS NULL AND e.due_at <= clock.now AND c.status = 'running')::int
  + (SELECT count(*) FROM touches, clock WHERE state IN ('sending', 'unknown') OR (state = 'reserved' AND slot_at <= clock.now))::int
  + (SELECT count(*) FROM lanes l, clock WHERE l.look_at <= clock.now AND EXISTS (
       SELECT 1 FROM touches t WHERE t.workspace_id = l.workspace_id AND t.account_id = l.account_id AND t.kind = l.kind
         AND t.state = 'ready' AND t.open AND t.due_at <= clock.now))::int
  + (SELECT count(*) FROM campaigns c WHERE c.status = 'running' AND NOT EXISTS (
       SELECT 1 FROM enrollments e WHERE e.workspace_id = c.workspace_id AND e.campaign_id = c.id AND e.status = 'active')
     AND NOT EXISTS (SELECT 1 FROM campaign_audiences a WHERE a.workspace_id = c.workspace_id AND a.campaign_id = c.id AND a.live)
     AND NOT EXISTS (SELECT 1 FROM campaign_entries w WHERE w.workspace_id = c.workspace_id AND w.campaign_id = c.id AND w.state = 'waiting'))::int
  + (SELECT count(*) FROM campaigns c, clock WHERE c.status = 'running'
       AND EXISTS (SELECT 1 FROM campaign_entries w WHERE w.workspace_id = c.workspace_id AND w.campaign_id = c.id AND w.state = 'waiting')
       AND coalesce(c.max_enrollments_per_day, 1000000) > coalesce((SELECT d.used FROM enrollment_days d
         WHERE d.workspace_id = c.workspace_id AND d.campaign_id = c.id AND d.day = (clock.now AT TIME ZONE 'UTC')::date), 0))::int
  + (SELECT count(*) FROM inbound_signals WHERE processed_at IS NULL AND failures < 5)::int
  + (SELECT count(*) FROM events WHERE position IS NULL)::int
  + (SELECT COALESCE(max(position), 0) - (SELECT COALESCE(max(position), 0) FROM event_cursors WHERE consumer LIKE 'figures@%') FROM events)::int
  + (SELECT COALESCE(max(position), 0) - (SELECT COALESCE(max(position), 0) FROM event_cursors WHERE consumer = 'live-audiences') FROM events)::int AS busy,
  LEAST(
    (SELECT min(e.due_at) FROM enrollments e JOIN campaigns c ON c.workspace_id = e.workspace_id AND c.id = e.campaign_id, clock
       WHERE e.status = 'active' AND e.paused_at IS NULL AND c.status = 'running' AND e.due_at > clock.now),
    (SELECT min(slot_at) FROM touches, clock WHERE state = 'reserved' AND slot_at > clock.now),
    (SELECT min(GREATEST(l.look_at, t.due_at)) FROM lanes l JOIN touches t ON t.workspace_id = l.workspace_id AND t.account_id = l.account_id AND t.kind = l.kind, clock
       WHERE t.state = 'ready' AND t.open AND GREATEST(l.look_at, t.due_at) > clock.now),
    (SELECT min(scheduled_at) FROM campaigns WHERE status = 'scheduled'),
    -- The next day of a workspace that counts its days in UTC: places become free.
    (SELECT (date_trunc('day', clock.now AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC' FROM clock
       WHERE EXISTS (SELECT 1 FROM campaign_entries WHERE state = 'waiting'))
  ) AS next`;

export interface StepOptions {
  /** Stop when this says so; by default when no campaign runs any more. */
  readonly until?: () => Promise<boolean>;
  /** Called before each step, with its number: where a test breaks things. */
  readonly before?: (step: number) => Promise<void>;
  readonly timeoutMs?: number;
  /** Business minutes that one step goes beyond the next instant, so that neighbours share a step. */
  readonly strideMinutes?: number;
}

/** Answers how many steps were taken. */
export async function runToTheEnd(system: System, options: StepOptions = {}): Promise<number> {
  const until = options.until ?? (() => noCampaignRuns(system));
  const deadline = performance.now() + (options.timeoutMs ?? 120_000);
  for (let step = 0; ; step += 1) {
    await options.before?.(step);
    const next = await untilQuiet(system, deadline);
    if (await until()) return step;
    const world = (await (await fetch(new URL('/clock/next', system.sandboxUrl))).json()) as {
      nextEventAt: string | null;
    };
    const instants = [next, world.nextEventAt]
      .filter((at) => at !== null)
      .map((at) => Temporal.Instant.from(at));
    const to = instants
      .sort((a, b) => Temporal.Instant.compare(a, b))[0]
      ?.add({ minutes: options.strideMinutes ?? 20 });
    if (!to) throw new Error(`Nothing is due any more, and yet it is not over.\n${await describe(system)}`);
    await fetch(new URL('/clock/step', system.sandboxUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: to.toString() }),
    });
    const worldMoved = world.nextEventAt !== null && Temporal.Instant.compare(world.nextEventAt, to) <= 0;
    if (worldMoved) await inboxesRead(system, deadline);
  }
}

/** Waits until nothing is due or under way; the next instant at which something will be. */
export async function untilQuiet(
  system: System,
  deadline = performance.now() + 30_000,
): Promise<string | null> {
  for (let quiet = 0; quiet < 2;) {
    const { now } = (await (await fetch(new URL('/clock', system.sandboxUrl))).json()) as { now: string };
    const { rows } = await system.sql.query<{ busy: number; next: Date | null }>(STATE, [now]);
    const state = rows[0];
    if (state?.busy === 0) quiet += 1;
    else quiet = 0;
    if (quiet === 2) return state?.next?.toISOString() ?? null;
    if (performance.now() > deadline)
      throw new Error(`Overture does not come to rest.\n${await describe(system)}`);
    await sleep(quiet ? 5 : 20);
  }
  return null;
}

/** What the world did at this instant must be read before anything else is sent, as it would be in real time. */
async function inboxesRead(system: System, deadline: number): Promise<void> {
  const since = new Date();
  for (;;) {
    const { rows } = await system.sql.query<{ unread: number }>(
      `SELECT count(*)::int AS unread FROM accounts WHERE status <> 'paused' AND (inbox_read_at IS NULL OR inbox_read_at < $1)`,
      [since],
    );
    if (rows[0]?.unread === 0) return;
    if (performance.now() > deadline)
      throw new Error(`The inboxes are not read any more.\n${await describe(system)}`);
    await sleep(20);
  }
}

async function noCampaignRuns(system: System): Promise<boolean> {
  const { rows } = await system.sql.query(
    `SELECT 1 FROM campaigns WHERE status IN ('running', 'scheduled') LIMIT 1`,
  );
  return rows.length === 0;
}

async function describe(system: System): Promise<string> {
  const { rows } = await system.sql.query(
    `SELECT 'enrollment ' || status AS what, count(*)::int FROM enrollments GROUP BY status
     UNION ALL SELECT 'touch ' || kind || ' ' || state || COALESCE(' ' || reason, ''), count(*)::int FROM touches GROUP BY kind, state, reason
     UNION ALL SELECT 'lane ' || kind || ' look ' || look_at || COALESCE(' ' || reason, ''), 1 FROM lanes
     UNION ALL SELECT 'signal unread', count(*)::int FROM inbound_signals WHERE processed_at IS NULL`,
  );
  return `${JSON.stringify(rows, null, 1)}\nWorker:\n${system.worker().log().split('\n').slice(-30).join('\n')}`;
}
