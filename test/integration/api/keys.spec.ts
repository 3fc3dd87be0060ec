import {
  AmbiguousWorkspaceError,
  createApiKey,
  createDatabase,
  type Database,
  findApiKey,
} from '#persistence';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const PEPPER = Buffer.alloc(32, 1).toString('base64');
const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');

let rows: TestDatabase;
let database: Database;
beforeEach(async () => {
  rows = await createTestDatabase();
  database = createDatabase({ url: rows.apiUrl, label: 'test', poolSize: 4 });
});
afterEach(async () => {
  await database.close();
  await rows.close();
});

const create = (workspace?: string) =>
  createApiKey(
    database.engineSql,
    PEPPER,
    { name: 'test', scopes: ['leads:write'], kind: 'person', workspace },
    NOW,
  );

it('the first key makes the first workspace, and opens it', async () => {
  const made = await create();
  expect(made).toMatchObject({ workspaceName: 'Default', workspaceIsNew: true });
  expect(await findApiKey(database.engineSql, PEPPER, made.key, NOW)).toEqual({
    workspaceId: made.workspaceId,
    id: made.apiKeyId,
    scopes: ['leads:write'],
    kind: 'person',
    readsPerMinute: null,
    actsPerMinute: null,
  });
});

it('five first keys at once share one workspace', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => create()));
  expect(new Set(made.map(({ workspaceId }) => workspaceId)).size).toBe(1);
  expect(made.filter(({ workspaceIsNew }) => workspaceIsNew)).toHaveLength(1);
});

it('a named workspace is found again, or made', async () => {
  const [first, second, third] = [await create('North'), await create('South'), await create('North')];
  expect(third.workspaceId).toBe(first.workspaceId);
  expect(second.workspaceId).not.toBe(first.workspaceId);
  await expect(create()).rejects.toThrow(AmbiguousWorkspaceError);
});
