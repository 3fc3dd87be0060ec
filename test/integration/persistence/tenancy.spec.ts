/** Can a row point into another workspace? Asked of every foreign key that the database has. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { fillEveryTable, readTables, type Rows, type Table } from '../../support/every-table.js';

/** Ids that tell what was, and outlive what they named; and those that triggers and projections keep beside the truth. */
const NOT_POINTERS = [
  'audit_entries.action_id',
  // An account's, a domain's or a campaign's: what it counts for stands beside it.
  'budget_ledger.holder_id',
  'campaign_entries.identity_id',
  // Written by nobody yet.
  'figure_facts.campaign_id',
  'figure_facts.event_id',
  'figure_facts.lead_id',
  'figure_facts.account_id',
  'figure_facts.identity_id',
  'figure_facts.audience_id',
  'import_leads.lead_id',
  'imports.audience_id',
  'lead_activity.lead_id',
  'lead_search.lead_id',
  'webhook_deliveries.event_id',
];

let database: TestDatabase;
let owner: pg.Client;
let tables: Table[];
let ours: Rows;
let theirs: Rows;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  tables = await readTables(owner);
  ours = await fillEveryTable(owner, tables, randomUUID());
  theirs = await fillEveryTable(owner, tables, randomUUID());
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

test('no row can be made to point at a row of another workspace', async () => {
  const references = tables.flatMap((table) => table.references);
  expect(references.length).toBeGreaterThan(30);
  for (const { table, parent, columns } of references) {
    const pointers = columns.filter(([own]) => own !== 'workspace_id');
    const set = pointers.map(([own], index) => `${own} = $${index + 2}`).join(', ');
    const values = pointers.map(([, there]) => theirs.get(parent)?.[there]);
    const code = await owner
      .query(`UPDATE ${table} SET ${set} WHERE workspace_id = $1`, [
        ours.get(table)?.['workspace_id'],
        ...values,
      ])
      .then(
        ({ rowCount }) => `${rowCount} rows changed`,
        (error: pg.DatabaseError) => error.code,
      );
    // 23503: no such row in this workspace. 23000: the row may not change at all.
    expect([`${table} → ${parent}`, code]).toEqual([
      `${table} → ${parent}`,
      expect.stringMatching(/^23(503|000)$/),
    ]);
  }
});

test('every foreign key carries the workspace', () => {
  const without = tables
    .flatMap((table) => table.references)
    .filter(
      ({ columns }) => !columns.some(([own, there]) => own === 'workspace_id' && there === 'workspace_id'),
    );
  expect(without).toEqual([]);
});

test('every id of another row is a foreign key', () => {
  const loose = tables.flatMap((table) =>
    table.columns
      .filter(({ name, type }) => type === 'uuid' && name.endsWith('_id') && name !== 'workspace_id')
      .filter(({ name }) => !table.references.some(({ columns }) => columns.some(([own]) => own === name)))
      .map(({ name }) => `${table.name}.${name}`),
  );
  expect(loose.sort()).toEqual(NOT_POINTERS.toSorted());
});

test('every key starts with the workspace', async () => {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `SELECT i.indrelid::regclass::text AS table, a.attname AS column
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace AND a.attname <> 'workspace_id'
     ORDER BY 1`,
  );
  expect(rows.map(({ table }) => table)).toEqual(['_prisma_migrations', 'event_cursors', 'workspaces']);
});
