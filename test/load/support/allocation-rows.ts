/**
 * What does a round of allocation cost with a large and a small crowd, nine tenths of which may not go? And a pause, a resume
 * and the kill switch?
 *
 * Both worlds stand beside each other and take turns, so that whatever else the machine does falls on both.
 */
import { allocateLanes, type EngineDependencies } from '#application';
import { createDatabase, createEngineUnitOfWork, type Database } from '#persistence';
import { type BenchDatabase, createBenchDatabase } from './bench-database.ts';
import { engineOn } from './bench-engine.ts';
import type { BenchRow } from './bench-report.ts';
import { type BlockedCrowd, createBlockedCrowd } from './blocked-crowd.ts';

const NOW = '2026-03-02T10:00:00Z';
/** Two slots each: a gap of 200 s within a horizon of 300 s. */
const ACCOUNTS = 100;
const SLOTS = 200;
const ROUNDS = 40;
const SWITCHES = 5;

interface World {
  readonly enrolled: number;
  readonly bench: BenchDatabase;
  readonly database: Database;
  readonly crowd: BlockedCrowd;
  readonly engine: EngineDependencies;
  /** Rounds until everything that a domain blocks was shut away, and how long they took. */
  readonly shutting: { readonly rounds: number; readonly seconds: number };
}

export async function allocationRows(small: number, large: number): Promise<BenchRow[]> {
  const worlds = [await open(small), await open(large)] as const;
  try {
    const [few, many] = worlds;
    const said = (enrolled: number) => enrolled.toLocaleString('en');
    const row = (what: string, unit: string, times: Times, ratio?: number): BenchRow => ({
      what,
      measured: median(times.many),
      unit,
      yardstick: { what: `the same with ${said(few.enrolled)}`, measured: median(times.few) },
      reach: ratio === undefined ? undefined : { at: 'most', ratio },
    });
    const [pauses, resumes] = await pausing(worlds);
    return [
      row(
        `one allocation round of ${SLOTS} touches, ${said(many.enrolled)} enrolled, nine tenths blocked`,
        'ms',
        await inTurns(worlds, ROUNDS, round),
        1.2,
      ),
      row(`pause of a campaign with ${said(many.enrolled * 0.3)} waiting`, 'ms', pauses),
      row(`resume of a campaign with ${said(many.enrolled * 0.3)} waiting`, 'ms', resumes),
      row('kill switch taken back', 'ms', await inTurns(worlds, SWITCHES, takeKillSwitchBack)),
      row('shutting away what a domain blocks, once, per touch', 'µs', {
        few: [perTouch(few)],
        many: [perTouch(many)],
      }),
    ];
  } finally {
    for (const { database, bench } of worlds) {
      await database.close();
      await bench.close();
    }
  }
}

interface Times {
  readonly few: number[];
  readonly many: number[];
}

async function open(enrolled: number): Promise<World> {
  const bench = await createBenchDatabase();
  const database = createDatabase({ url: bench.engineUrl, label: 'bench', poolSize: 4 });
  const crowd = await createBlockedCrowd(bench.owner, { accounts: ACCOUNTS, touches: enrolled, now: NOW });
  const engine = engineOn(createEngineUnitOfWork(database.engineSql), NOW);
  const world = { enrolled, bench, database, crowd, engine };
  const began = performance.now();
  let rounds = 0;
  for (; (await inFront(world)) > 0; rounds += 1) {
    await bench.owner.query('UPDATE lanes SET look_at = $1', [NOW]);
    await allocateLanes(engine, crowd.workspaceId);
  }
  const seconds = (performance.now() - began) / 1000;
  await reset(world);
  await bench.owner.query('VACUUM ANALYZE touches');
  return { ...world, shutting: { rounds, seconds } };
}

async function inFront({ bench }: Pick<World, 'bench'>): Promise<number> {
  const { rows } = await bench.owner.query<{ left: number }>(
    `SELECT count(*)::int AS left FROM (SELECT 1 FROM touches WHERE open AND recipient_domain LIKE 'big%' AND state = 'ready' LIMIT 1) t`,
  );
  return rows[0]?.left ?? 0;
}

/** As if nothing had been given a slot yet. */
async function reset({ bench }: Pick<World, 'bench'>): Promise<void> {
  await bench.owner.query(`UPDATE touches SET state = 'ready', slot_at = NULL WHERE state = 'reserved'`);
  await bench.owner.query(`UPDATE lanes SET look_at = $1, next_slot_at = $1, deficits = '{}'`, [NOW]);
}

async function round(world: World): Promise<number> {
  await reset(world);
  const began = performance.now();
  const allocated = await allocateLanes(world.engine, world.crowd.workspaceId);
  const took = performance.now() - began;
  if (allocated !== SLOTS) throw new Error(`A round gave out ${allocated} slots instead of ${SLOTS}.`);
  return took;
}

async function pausing(worlds: readonly [World, World]): Promise<[Times, Times]> {
  const act = (status: 'running' | 'paused') => async (world: World) => {
    const { workspaceId, pausedCampaignId } = world.crowd;
    const began = performance.now();
    await world.database.unitOfWork.act(workspaceId, async ({ campaigns }) => {
      const campaign = await campaigns.lock(pausedCampaignId);
      if (!campaign) throw new Error('The campaign of the bench is gone.');
      await campaigns.save({ ...campaign, status });
      if (status === 'paused') await campaigns.closeTouches(pausedCampaignId);
      else await campaigns.openTouches(pausedCampaignId, Temporal.Instant.from(NOW));
    });
    return performance.now() - began;
  };
  const resumes: Times = { few: [], many: [] };
  const pauses: Times = { few: [], many: [] };
  for (let turn = 0; turn < SWITCHES; turn += 1) {
    const resumed = await inTurns(worlds, 1, act('running'));
    // So that a pause has slots to take back.
    for (const world of worlds) await round(world);
    const paused = await inTurns(worlds, 1, act('paused'));
    resumes.few.push(...resumed.few);
    resumes.many.push(...resumed.many);
    pauses.few.push(...paused.few);
    pauses.many.push(...paused.many);
  }
  return [pauses, resumes];
}

async function takeKillSwitchBack({ database, crowd }: World): Promise<number> {
  const began = performance.now();
  await database.unitOfWork.act(crowd.workspaceId, async ({ workspace }) => {
    await workspace.update({ killSwitch: false });
    await workspace.openLanes(Temporal.Instant.from(NOW));
  });
  return performance.now() - began;
}

async function inTurns(
  [few, many]: readonly [World, World],
  turns: number,
  measure: (world: World) => Promise<number>,
): Promise<Times> {
  const times: Times = { few: [], many: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    times.few.push(await measure(few));
    times.many.push(await measure(many));
  }
  return times;
}

const perTouch = ({ enrolled, shutting }: World): number => (shutting.seconds * 1e6) / (enrolled * 0.3);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
