/** Is an erased person kept from coming back, over every way in which leads are written? */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTombstoneHash } from '../../../libs/persistence/src/erasures/tombstone-hash.js';
import { openRoom, openTenant, refusalOf, SECRET_KEY, type Room, type Tenant } from './support/room.js';

let room: Room;
let tenant: Tenant;
beforeAll(async () => {
  room = await openRoom();
  tenant = await openTenant(room);
  const leadId = randomUUID();
  const erasureId = randomUUID();
  const hash = createTombstoneHash(SECRET_KEY);
  const { pool } = room;
  const { workspaceId } = tenant;
  await pool.query(
    "INSERT INTO leads (workspace_id, id, state, created_at, updated_at) VALUES ($1, $2, 'erased', now(), now())",
    [workspaceId, leadId],
  );
  await pool.query(
    "INSERT INTO erasures (workspace_id, id, lead_id, principal, receipt, created_at) VALUES ($1, $2, $3, $2, '{}', now())",
    [workspaceId, erasureId, leadId],
  );
  for (const [kind, value] of [
    ['email', 'ada@analytical.test'],
    ['linkedin_public_id', 'ada-lovelace'],
    ['name_at_company', 'ada lovelace @ analytical.test'],
    ['name_at_company', 'ada lovelace @ analytical engines'],
  ] as const)
    await pool.query(
      'INSERT INTO erasure_tombstones (workspace_id, kind, hash, erasure_id) VALUES ($1, $2, $3, $4)',
      [workspaceId, kind, hash(workspaceId, kind, value), erasureId],
    );
});
afterAll(() => room.close());

test.each([
  { professionalEmail: ' ADA@Analytical.test ' },
  { personalEmail: 'else@where.test', linkedinUrl: 'https://linkedin.com/in/Ada-Lovelace/' },
  { firstName: 'Ada', lastName: 'Lovelace', company: { name: 'ANALYTICAL Engines' } },
  { firstName: 'ADA', lastName: 'Lovelace', company: { name: 'Another name', domain: 'analytical.test' } },
])('an upsert of an erased person is refused: %j', async (input) => {
  const refusal = await refusalOf(tenant.act('leads.upsert', input));
  expect(refusal.code).toBe('erased');
  expect(JSON.stringify(refusal)).not.toMatch(/ada|lovelace|analytical/i);
});

test('a namesake with an address of their own is somebody else', async () => {
  const { created } = await tenant.act('leads.upsert', {
    firstName: 'Ada',
    lastName: 'Lovelace',
    professionalEmail: 'ada.l@analytical.test',
    company: { name: 'Analytical Engines' },
  });
  expect(created).toBe(true);
});

test('another workspace does not know of it', async () => {
  const other = await openTenant(room);
  const input = { professionalEmail: 'ada@analytical.test' };
  expect((await other.act('leads.upsert', input)).created).toBe(true);
});
