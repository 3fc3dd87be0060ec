/** Prisma is not called here: the guard refuses before it would be. */
import { expect, test } from '@jest/globals';
import type { TransactionClient } from './client.js';
import { guardPrisma, guardSql } from './tenant-guard.js';

const HERE = '0190a000-0000-7000-8000-000000000001';
const THERE = '0190a000-0000-7000-8000-000000000002';

const calls: unknown[] = [];
const model = new Proxy(
  {},
  { get: (_target, operation) => (args: unknown) => calls.push([operation, args]) },
);
const client = guardPrisma(
  { lead: model, workspace: model, $queryRawUnsafe: () => undefined } as unknown as TransactionClient,
  HERE,
);
const run = (name: 'lead' | 'workspace', operation: string, args?: unknown): unknown =>
  (client[name] as unknown as Record<string, (args?: unknown) => unknown>)[operation]?.(args);

const inside: [string, unknown][] = [
  ['findMany', { where: { workspaceId: HERE, seniority: 'c_level' } }],
  ['findUnique', { where: { workspaceId_id: { workspaceId: HERE, id: 'x' } } }],
  ['count', { where: { workspaceId: HERE } }],
  ['create', { data: { workspaceId: HERE } }],
  ['createMany', { data: [{ workspaceId: HERE }, { workspaceId: HERE }] }],
  ['update', { where: { workspaceId_id: { workspaceId: HERE, id: 'x' } }, data: { firstName: 'A' } }],
  ['updateMany', { where: { workspaceId: HERE }, data: {} }],
  ['deleteMany', { where: { workspaceId: HERE } }],
  [
    'update',
    {
      where: { workspaceId: HERE },
      data: { attributes: { workspaceId: 'a word of theirs' } },
    },
  ],
  ['upsert', { where: { workspaceId: HERE }, create: { workspaceId: HERE }, update: {} }],
];
test.each(inside)('%s inside the workspace runs', (operation, args) => {
  calls.length = 0;
  run('lead', operation, args);
  expect(calls).toEqual([[operation, args]]);
});

const outside: [string, unknown][] = [
  ['findMany', undefined],
  ['findMany', {}],
  ['findMany', { where: { seniority: 'c_level' } }],
  ['findMany', { where: { workspaceId: THERE } }],
  ['findMany', { where: { workspaceId: undefined } }],
  ['findMany', { where: { workspaceId: { not: HERE } } }],
  ['findMany', { where: { OR: [{ workspaceId: HERE }, {}] } }],
  ['findMany', { where: { workspaceId: THERE, workspaceId_id: { workspaceId: HERE, id: 'x' } } }],
  ['findUnique', { where: { workspaceId_id: { workspaceId: THERE, id: 'x' } } }],
  ['groupBy', { by: ['seniority'] }],
  ['aggregate', { _count: true }],
  ['create', { data: {} }],
  ['createMany', { data: [{ workspaceId: HERE }, { workspaceId: THERE }] }],
  ['createManyAndReturn', { data: [{}] }],
  ['update', { where: { workspaceId_id: { workspaceId: HERE, id: 'x' } }, data: { workspaceId: THERE } }],
  ['updateMany', { data: {} }],
  [
    'update',
    {
      where: { workspaceId: HERE },
      data: { company: { connect: { workspaceId_id: { workspaceId: THERE, id: 'x' } } } },
    },
  ],
  ['delete', { where: { id: 'x' } }],
  ['deleteMany', undefined],
  ['upsert', { where: { workspaceId: HERE }, create: { workspaceId: THERE }, update: {} }],
  ['upsert', { where: { workspaceId: HERE }, create: { workspaceId: HERE }, update: { workspaceId: THERE } }],
  ['aFutureOperation', {}],
];
test.each(outside)('%s with %j is refused', (operation, args) => {
  calls.length = 0;
  expect(() => run('lead', operation, args)).toThrow(/does not name the workspace/);
  expect(calls).toEqual([]);
});

test('a workspace is named by its own id', () => {
  expect(() => run('workspace', 'findUnique', { where: { id: HERE } })).not.toThrow();
  expect(() => run('workspace', 'findUnique', { where: { id: THERE } })).toThrow(/workspace/);
  expect(() => run('workspace', 'findMany')).toThrow(/workspace/);
});

test('raw SQL does not go around the guard', () => {
  expect(() => client.$queryRawUnsafe('SELECT 1')).toThrow(/db.sql/);
});

test('SQL that names no workspace is refused', () => {
  const sql = guardSql({ rows: () => Promise.resolve([]) });
  expect(() => sql.rows('SELECT * FROM leads')).toThrow(/names no workspace_id/);
  expect(() => sql.rows('SELECT * FROM leads WHERE workspace_id = $1::uuid', [HERE])).not.toThrow();
});
