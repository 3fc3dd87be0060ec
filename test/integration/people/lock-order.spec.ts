/**
 * Does whoever waits for the workspace's leads hold nothing that whoever has them needs?
 *
 * Else the database ends one of the two for being in each other's way.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { mergeBatch } from '#application';
import { newUuidV7 } from '#persistence';
import type { Tenant } from '../engine/support/tenant.js';
import { type Desk, MONDAY, openDesk } from './support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Holds the workspace's leads until `work` waits for them, then writes what an erasure writes. */
async function whileLeadsAreHeld(
  tenant: Tenant,
  work: () => Promise<unknown>,
  text: string,
  values: readonly string[],
): Promise<void> {
  const holder = new pg.Client({ connectionString: desk.room.ownerUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT pg_advisory_xact_lock(7301, hashtext($1))', [tenant.workspaceId]);
    const done = work();
    await untilSomebodyWaits(holder);
    await holder.query("SET LOCAL lock_timeout = '200ms'");
    const wrote = await holder.query(text, [tenant.workspaceId, ...values]).then(
      ({ rowCount }) => rowCount,
      (error: unknown) => error,
    );
    await holder.query(wrote instanceof Error ? 'ROLLBACK' : 'COMMIT');
    await done;
    expect(wrote).toBe(1);
  } finally {
    await holder.end();
  }
}

async function untilSomebodyWaits(holder: pg.Client): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const { rowCount } = await holder.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = 7301
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (rowCount === 1) return;
  }
  throw new Error('Nobody waits for the leads.');
}

test('a change of a lead on a condition waits without its row', async () => {
  const tenant = await desk.tenant();
  const { leadId } = await tenant.person();
  const change = () =>
    desk.database.unitOfWork.act(tenant.workspaceId, async (stores) => {
      await stores.resources.holdRow('lead', leadId);
      await stores.leads.lockForWriting();
    });
  await whileLeadsAreHeld(
    tenant,
    change,
    "UPDATE leads SET location = 'Paris' WHERE workspace_id = $1 AND id = $2",
    [leadId],
  );
});

test('a batch of an import waits without its rows', async () => {
  const tenant = await desk.tenant();
  const importId = newUuidV7();
  await tenant.sql(
    `INSERT INTO imports (workspace_id, id, principal, request_hash, state, dry_run, overwrite_corrected, encoding, separator,
       columns, receipt, created_at, touched_at)
     VALUES ($1::uuid, $2::uuid, $2::uuid, 'hash', 'merging', false, false, 'utf-8', ',', '[]', $2::uuid, now(), now())`,
    [tenant.workspaceId, importId],
  );
  await tenant.sql(
    `INSERT INTO import_rows (workspace_id, import_id, line, attributes, professional_email, company_tags)
     VALUES ($1::uuid, $2::uuid, 2, '{}', 'ada@engine.test', '{}')`,
    [tenant.workspaceId, importId],
  );
  const batch = () =>
    desk.database.unitOfWork.act(tenant.workspaceId, (stores) =>
      mergeBatch({ stores, now: MONDAY, realNow: Temporal.Now.instant(), newId: newUuidV7 }),
    );
  await whileLeadsAreHeld(
    tenant,
    batch,
    'DELETE FROM import_rows WHERE workspace_id = $1 AND import_id = $2',
    [importId],
  );
});
