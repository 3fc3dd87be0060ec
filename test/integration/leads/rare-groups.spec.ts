/** Which words does a search look up in the index, and which does it check on whom those find? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceFilter } from '#domain';
import type { Sql, SqlValue } from '#persistence';
import { lexemesOf } from '../../../libs/persistence/src/leads/lexemes.js';
import { chooseRareGroups } from '../../../libs/persistence/src/leads/rare-groups.js';
import { openRoom, openTenant, type Room, type Tenant } from './support/room.js';

let room: Room;
let tenant: Tenant;
let sql: Sql;
beforeAll(async () => {
  room = await openRoom();
  tenant = await openTenant(room);
  sql = {
    rows: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      (await room.pool.query<Row>(text, [...values])).rows,
  };
  // Everybody has an address; ten sell, ten build, one founded.
  for (let number = 0; number < 21; number += 1)
    await tenant.act('leads.upsert', {
      professionalEmail: `person${number}@acme.example`,
      jobTitle: number === 20 ? 'Founder' : number % 2 === 0 ? 'Sales Director' : 'Software Engineer',
    });
});
afterAll(() => room.close());

const choose = (filter: AudienceFilter) => chooseRareGroups(sql, tenant.workspaceId, lexemesOf(filter));

describe('the index', () => {
  it('is not asked for what nearly everybody has, when something else is asked for', async () => {
    const { indexed, checked, few } = await choose({ hasEmail: true, seniorities: ['founder'] });
    expect(indexed).toContain('sfounder');
    expect(indexed).not.toContain('hemail');
    expect(checked).toContain('hemail');
    expect(few).toBe(false);
  });

  it('is asked for it when nothing else is', async () => {
    const { indexed, checked } = await choose({ hasEmail: true });
    expect(indexed).toContain('hemail');
    expect(checked).toBeUndefined();
  });

  it('is asked for words that are common alone and never come together, and for those only', async () => {
    const { indexed, checked, few } = await choose({
      functions: ['sales'],
      titleText: 'engineer',
      hasEmail: true,
    });
    expect(indexed).toContain('fsales');
    expect(indexed).toContain('tengineer');
    expect(checked).toContain('hemail');
    expect(few).toBe(true);
  });

  it('is always asked for what must be absent', async () => {
    const { indexed, checked } = await choose({
      attributes: [{ name: 'tier', exists: false }],
      hasEmail: true,
    });
    expect(indexed).toContain('!');
    expect(indexed).toContain('ktier');
    expect(checked).toBeUndefined();
  });

  it('is asked for a hundred words and more', async () => {
    const { indexed } = await choose({ titleText: 'a b c d e f g h i j k l m '.repeat(10), hasEmail: true });
    expect(indexed).toContain('tm');
  });

  it('is asked for nothing when no words are', async () => {
    expect(await choose({ suppressed: true })).toMatchObject({ indexed: undefined, checked: undefined });
  });
});
