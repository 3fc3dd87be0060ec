/** What does the database itself refuse, whatever the program tries? */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { fillEveryTable, readTables, type Rows } from '../../support/every-table.js';

const workspaceId = randomUUID();
let database: TestDatabase;
let owner: pg.Client;
let rows: Rows;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  rows = await fillEveryTable(owner, await readTables(owner), workspaceId);
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const another = (state: string, fence: number) =>
  owner.query(
    `INSERT INTO attempts SELECT (jsonb_populate_record(a, $1::jsonb)).* FROM attempts a
     WHERE a.workspace_id = $2 AND a.fence = $3`,
    [JSON.stringify({ id: randomUUID(), state, fence }), workspaceId, rows.get('attempts')?.['fence']],
  );

test.each(['sending', 'sent', 'unknown'])(
  'a touch that may have reached somebody (%s) has no second attempt',
  async (state) => {
    await owner.query('UPDATE attempts SET state = $1', [state]);
    for (const second of ['sending', 'sent', 'unknown']) {
      await expect(another(second, 1_000_001)).rejects.toMatchObject({ constraint: 'attempts_one_effect' });
    }
  },
);

test('a touch whose attempts surely reached nobody may be tried again', async () => {
  for (const [index, state] of ['refused', 'deferred', 'disproved'].entries()) {
    await owner.query('UPDATE attempts SET state = $1', [state]);
    await another('refused', 2_000_000 + index);
  }
});

test('a launched version of a sequence never changes', async () => {
  await expect(owner.query(`UPDATE sequence_versions SET graph = '{"steps":[]}'`)).rejects.toThrow(
    /may not change/,
  );
});

test('what a plan decided never changes, while its status does', async () => {
  await expect(owner.query(`UPDATE plans SET decision = '{"people":2}'`)).rejects.toThrow(/may not change/);
  await expect(owner.query(`UPDATE plans SET decision_hash = 'x'`)).rejects.toThrow(/may not change/);
  await owner.query("UPDATE plans SET status = 'approved'");
});

test('nobody approves the plan that they proposed', async () => {
  await expect(owner.query('UPDATE plans SET approved_by = proposed_by')).rejects.toMatchObject({
    constraint: 'plans_approved_by_another',
  });
});

test.each([
  ['touches', 'state', 'snet'],
  ['attempts', 'state', 'maybe'],
  ['campaigns', 'status', 'on'],
  ['enrollments', 'status', 'done'],
  ['actions', 'status', 'queued'],
  ['plans', 'status', 'yes'],
  ['accounts', 'status', 'ok'],
])('%s has no %s "%s"', async (table, column, value) => {
  await expect(owner.query(`UPDATE ${table} SET ${column} = $1`, [value])).rejects.toMatchObject({
    code: '23514',
  });
});

test('a budget is never negative', async () => {
  await expect(owner.query('UPDATE budget_ledger SET used = -1')).rejects.toMatchObject({ code: '23514' });
});
