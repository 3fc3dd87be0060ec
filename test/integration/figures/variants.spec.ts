/** Which variant is better? Asked of a campaign whose split dealt real people. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { advanceEnrollments, createReadHandlers } from '#application';
import type { SequenceGraph } from '#domain';
import { createDatabase, type Database } from '#persistence';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  type Worker,
} from '../engine/support/engine-room.js';
import { Tenant } from '../engine/support/tenant.js';

let room: EngineRoom;
let worker: Worker;
let api: Database;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker();
  api = createDatabase({ url: room.apiUrl, label: 'test', poolSize: 2 });
});
afterAll(async () => {
  await api.close();
  await room.close();
});

const GRAPH: SequenceGraph = {
  start: 'split',
  steps: [
    {
      id: 'split',
      kind: 'split',
      variants: [
        { name: 'short', weight: 1, next: 'short' },
        { name: 'long', weight: 1, next: 'long' },
      ],
    },
    { id: 'short', kind: 'email', subject: 'Hello', body: 'Hello.', next: 'end' },
    { id: 'long', kind: 'email', subject: 'Hello', body: 'Hello, and much more.', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

function compare(tenant: Tenant, outcome: 'reply' | 'meeting' = 'reply') {
  const caller = { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'person' } as const;
  const { campaignId } = tenant;
  return api.unitOfWork.read(tenant.workspaceId, (stores) =>
    createReadHandlers()['campaigns.compare_variants'](
      { caller, now: room.now, stores },
      { campaignId, outcome },
    ),
  );
}

/** So many people, dealt by the engine itself, written to one a minute. */
async function contacted(people: number): Promise<Tenant> {
  const tenant = await Tenant.open(room, {}, GRAPH);
  await tenant.sql(
    `WITH people AS (
       INSERT INTO leads (workspace_id, id, first_name, created_at, updated_at)
       SELECT $1::uuid, uuidv7(), 'Lea', $2::timestamptz, $2::timestamptz FROM generate_series(1, $3::int) RETURNING id),
     addresses AS (
       INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
       SELECT $1::uuid, uuidv7(), id, 'email', id || '@prospect.test', 'professional' FROM people RETURNING id)
     INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, step_id, step_entered_at, due_at, created_at)
     SELECT $1::uuid, uuidv7(), c.id, p.id, c.sequence_version_id, $4::uuid, 'split', $2::timestamptz, $2::timestamptz, $2::timestamptz
     FROM people p, campaigns c, (SELECT count(*) FROM addresses) a WHERE c.workspace_id = $1::uuid`,
    [tenant.workspaceId, MONDAY.toString(), String(people), tenant.identityId],
  );
  while ((await advanceEnrollments(worker, tenant.workspaceId)) > 0);
  await tenant.sql(
    `UPDATE touches t SET state = 'sent', sent_at = $2::timestamptz + n * interval '1 minute'
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM touches WHERE workspace_id = $1::uuid) x
     WHERE t.workspace_id = $1::uuid AND t.id = x.id`,
    [tenant.workspaceId, MONDAY.toString()],
  );
  return tenant;
}

/** One of so many of a variant answers, an hour after the mail. */
const answered = (tenant: Tenant, stepId: string, oneOf: number) =>
  tenant.sql(
    `UPDATE enrollments e SET replied_at = x.sent_at + interval '1 hour'
     FROM (SELECT enrollment_id, sent_at, row_number() OVER (ORDER BY id) AS n FROM touches
           WHERE workspace_id = $1::uuid AND step_id = $2) x
     WHERE e.workspace_id = $1::uuid AND e.id = x.enrollment_id AND x.n % $3::int = 0`,
    [tenant.workspaceId, stepId, String(oneOf)],
  );

describe('the variants of a split', () => {
  it('are not judged before enough people were contacted, and it is said how many there are', async () => {
    const tenant = await contacted(40);
    await answered(tenant, 'long', 1);
    const { splits, minimumSample } = await compare(tenant);
    expect(minimumSample).toBe(50);
    expect(splits).toMatchObject([{ stepId: 'split', verdict: 'too_few', winner: null }]);
    expect(splits[0]?.because).toMatch(
      /^No winner yet, because nothing is judged before 50 people .*"short" has \d+/,
    );
  });

  it('are judged by answers or meetings: one that brings more is named, with how many times as many', async () => {
    const tenant = await contacted(600);
    await answered(tenant, 'short', 40);
    await answered(tenant, 'long', 5);
    const { splits } = await compare(tenant);
    const [split] = splits;
    expect(split).toMatchObject({ verdict: 'winner', winner: 'long' });
    expect(split?.because).toMatch(/^"long" brings more answers than every other: at least \d/);
    expect(
      split?.variants.map(({ name, dealt, rate: { denominator } }) => [name, dealt === denominator]),
    ).toEqual([
      ['short', true],
      ['long', true],
    ]);
    expect(split?.pairs[0]?.ratio.low).toBeGreaterThan(1);
    expect(split?.pairs[0]?.surprise).toBeLessThan(0.05);

    // Nobody booked a meeting: of those nothing can be told.
    const meetings = (await compare(tenant, 'meeting')).splits[0];
    expect(meetings).toMatchObject({ verdict: 'no_winner_yet', winner: null });
    expect(meetings?.because).toMatch(
      /^No winner yet, because the meetings so far could come of variants that are alike/,
    );
  });
});
