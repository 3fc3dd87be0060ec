/**
 * What does a launch cost beyond its rows? The sets that a launch writes, enrollments and their events, as the use case writes them
 * (who may not be written to is left out, and somebody else's launch waited for), beside a bare INSERT … SELECT of the very same rows
 * into tables with the same columns, checks and indexes, and no foreign keys.
 */
import { createDatabase, newUuidV7 } from '#persistence';
import { type BenchDatabase, createBenchDatabase } from './bench-database.ts';
import type { BenchRow } from './bench-report.ts';
import { createCrowd } from './crowd.ts';

const LEADS = 100_000;
const TURNS = 3;

export async function launchRows(): Promise<BenchRow[]> {
  const bench = await createBenchDatabase();
  const database = createDatabase({ url: bench.apiUrl, label: 'bench', poolSize: 2 });
  try {
    const now = Temporal.Now.instant();
    const crowd = await createCrowd(bench.owner, { accounts: 10, touches: LEADS, now: now.toString() });
    const launch = await launchOf(bench, crowd.workspaceId);
    const own: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      await empty(bench);
      own.push(
        await seconds(() => database.unitOfWork.act(crowd.workspaceId, (stores) => launch(stores, now))),
      );
      bare.push(await seconds(() => copy(bench)));
    }
    return [
      {
        what: `enrollments and events of a launch of ${LEADS.toLocaleString('en')} leads`,
        measured: LEADS / best(own),
        unit: 'leads/s',
        yardstick: { what: 'bare INSERT … SELECT', measured: LEADS / best(bare) },
        reach: { at: 'least', ratio: 0.5 },
      },
    ];
  } finally {
    await database.close();
    await bench.close();
  }
}

type Stores = Parameters<Parameters<ReturnType<typeof createDatabase>['unitOfWork']['act']>[1]>[0];

async function launchOf({ owner }: BenchDatabase, workspaceId: string) {
  const { rows } = await owner.query<{
    lead_id: string;
    identity_id: string;
    campaign_id: string;
    sequence_version_id: string;
  }>(
    'SELECT lead_id, identity_id, campaign_id, sequence_version_id FROM enrollments WHERE workspace_id = $1',
    [workspaceId],
  );
  const [first] = rows;
  if (first === undefined) throw new Error('There is nobody to enroll.');
  const { campaign_id: campaignId, sequence_version_id: sequenceVersionId } = first;
  return async ({ enrollments, events }: Stores, now: Temporal.Instant): Promise<void> => {
    const enrolled = await enrollments.start({
      campaignId,
      sequenceVersionId,
      stepId: 'hello',
      dueAt: now,
      now,
      exclude: {},
      members: rows.map((row) => ({
        leadId: row.lead_id,
        identityId: row.identity_id,
        enrollmentId: newUuidV7(),
      })),
    });
    if (enrolled.length !== LEADS) throw new Error(`${enrolled.length} of ${LEADS} were enrolled.`);
    await events.append(
      enrolled.map((lead) => ({ type: 'enrollment.started', data: { campaignId, ...lead } })),
      now,
    );
  };
}

async function empty({ owner }: BenchDatabase): Promise<void> {
  await owner.query('TRUNCATE enrollments, events CASCADE');
  await owner.query('DROP TABLE IF EXISTS bare_enrollments, bare_events');
  await owner.query('CREATE TABLE bare_enrollments (LIKE enrollments INCLUDING ALL)');
  await owner.query('CREATE TABLE bare_events (LIKE events INCLUDING ALL)');
  await owner.query('CHECKPOINT');
}

async function copy({ owner }: BenchDatabase): Promise<void> {
  await owner.query('BEGIN');
  await owner.query('INSERT INTO bare_enrollments SELECT * FROM enrollments');
  await owner.query('INSERT INTO bare_events SELECT * FROM events');
  await owner.query('COMMIT');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const best = (times: readonly number[]): number => Math.min(...times);
