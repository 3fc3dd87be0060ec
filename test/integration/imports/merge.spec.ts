/** Does every row of a file become the right lead, once, whatever happens on the way? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitOfWork } from '#application';
import { expectProblem } from '../api/support/running-api.js';
import { openDesk, type Desk, type Tenant } from './support/desk.js';

let desk: Desk;
let tenant: Tenant;
let workspaces = 0;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  tenant = await desk.tenant(`Merge ${(workspaces += 1)}`);
});

const FILE = [
  'firstname,lastname,email,linkedin,company,domain,title',
  'Ada,Lovelace,ada@acme.io,linkedin.com/in/ada,Acme,acme.io,CMO',
  'Bob,Martin,bob@beta.io,,,,',
  'Cy,Twombly,,,Beta,beta.io,',
  'Again,Ada,ADA@acme.io,,,,',
].join('\n');

const upsert = async (lead: object): Promise<{ id: string }> =>
  (await tenant.post('/v1/leads', lead)).body.lead;

describe('a file that is merged', () => {
  it('again changes nothing and announces no lead, in whatever batches', async () => {
    expect(await tenant.run(FILE)).toMatchObject({ created: 3, rejected: 1, conflicts: 0 });
    const events = await tenant.count('events');
    const again = await tenant.send(FILE);
    await tenant.merge(1);
    expect(await tenant.importOf(again)).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 1 });
    // import.completed alone.
    expect(await tenant.count('events')).toBe(events + 1);
    const [bob] = await desk.api.query<{ name: string }>(
      `SELECT c.name FROM leads l JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
       WHERE l.workspace_id = $1 AND l.first_name = 'Bob'`,
      [tenant.workspaceId],
    );
    expect(bob).toEqual({ name: 'Beta' });
  });

  it('in batches of one comes to the same as at once', async () => {
    const look = async (name: string, size: number) => {
      const other = await desk.tenant(name);
      const answer = await other.send(FILE);
      await other.merge(size);
      const { id: _id, ...found } = await other.importOf(answer);
      const leads = await desk.api.query(
        `SELECT l.first_name, l.last_name, c.name AS company, (
           SELECT array_agg(i.kind || ':' || i.value ORDER BY i.kind) FROM channel_identities i
           WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id) AS identities
         FROM leads l LEFT JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id
         WHERE l.workspace_id = $1 ORDER BY l.first_name`,
        [other.workspaceId],
      );
      return { leads, created: found.created, rejected: found.rejected, problems: found.problems };
    };
    expect(await look('One by one', 1)).toEqual(await look('All at once', 1_000));
  });

  it('reports a row that means two leads, and touches neither', async () => {
    const one = await upsert({ professionalEmail: 'a@acme.io' });
    const two = await upsert({ linkedinUrl: 'linkedin.com/in/b' });
    const found = await tenant.run('email,linkedin,firstname\na@acme.io,linkedin.com/in/b,X\nc@acme.io,,C\n');
    expect(found).toMatchObject({ created: 1, conflicts: 1, rejected: 1 });
    const [line] = await tenant.report(found.id);
    expect(line).toMatch(/^2,,conflict,/);
    expect(line).toContain(one.id);
    expect(line).toContain(two.id);
  });

  it('knows a lead by name and company that has no address yet, and gives it the new one', async () => {
    await tenant.run('firstname,lastname,company\nGrace,Hopper,Navy\n');
    expect(
      await tenant.run('firstname,lastname,company,email\nGrace,Hopper,Navy,grace@navy.mil\n'),
    ).toMatchObject({ created: 0, updated: 1 });
    // A namesake with an address of her own is somebody else.
    expect(
      await tenant.run('firstname,lastname,company,email\nGrace,Hopper,Navy,g2@navy.mil\n'),
    ).toMatchObject({
      created: 1,
    });
    expect(await tenant.count('leads')).toBe(2);
  });

  it('leaves what a person corrected alone, and says so, unless asked to overwrite it', async () => {
    const { id } = await upsert({ professionalEmail: 'ada@acme.io', firstName: 'Ada', jobTitle: 'CMO' });
    const patched = await tenant.patch(`/v1/leads/${id}`, { firstName: 'Augusta', jobTitle: null });
    expect(patched.body).toMatchObject({ firstName: 'Augusta', correctedFields: ['firstName', 'jobTitle'] });
    const file = 'email,firstname,title,phone\nada@acme.io,Ada,CMO,+331\n';
    expect(await tenant.run(file)).toMatchObject({ updated: 1, keptCorrections: 1 });
    const show = async () => (await tenant.get(`/v1/leads/${id}`)).body;
    expect(await show()).toMatchObject({ firstName: 'Augusta', jobTitle: null, phone: '+331' });
    expect(await tenant.run(file)).toMatchObject({ unchanged: 1, keptCorrections: 1 });
    expect(await tenant.run(file, '?overwriteCorrected=true')).toMatchObject({
      updated: 1,
      keptCorrections: 0,
    });
    expect(await show()).toMatchObject({ firstName: 'Ada', jobTitle: 'CMO', correctedFields: [] });
  });

  it('as a dry run tells the same and writes no lead', async () => {
    const dry = await tenant.send(FILE, '?dryRun=true&audienceName=New');
    await tenant.merge(1);
    const told = await tenant.importOf(dry);
    expect(told).toMatchObject({ state: 'done', created: 3, rejected: 1, audienceId: null });
    for (const table of ['leads', 'companies', 'audiences', 'events', 'import_keys', 'import_leads'])
      expect([table, await tenant.count(table)]).toEqual([table, 0]);
    const real = await tenant.run(FILE);
    expect(await tenant.report(real.id)).toEqual(await tenant.report(told.id));
    expect(real).toMatchObject({ created: told.created, rejected: told.rejected });
  });
});

describe('a merge that was killed', () => {
  const file = ['email', ...Array.from({ length: 50 }, (_, n) => `p${n}@acme.io`)].join('\n');

  it('goes on with the batch after the last one that was committed', async () => {
    const answer = await tenant.send(file);
    let left = 3;
    const { unitOfWork } = tenant.dependencies;
    const dying: UnitOfWork = {
      ...unitOfWork,
      act: (workspaceId, work) =>
        unitOfWork.act(workspaceId, async (stores) => {
          const done = await work(stores);
          if ((left -= 1) < 0) throw new Error('killed before the commit');
          return done;
        }),
    };
    await expect(tenant.merge(10, { unitOfWork: dying })).rejects.toThrow('killed');
    expect(await tenant.importOf(answer)).toMatchObject({ state: 'merging', merged: 30, created: 30 });
    await tenant.merge(10);
    expect(await tenant.importOf(answer)).toMatchObject({ state: 'done', merged: 50, created: 50 });
    expect(await tenant.count('leads')).toBe(50);
  });

  it('by two workers at once writes every lead once', async () => {
    const answer = await tenant.send(file);
    await Promise.all([tenant.merge(7), tenant.merge(7), tenant.merge(7)]);
    await tenant.merge();
    expect(await tenant.importOf(answer)).toMatchObject({ state: 'done', created: 50, rejected: 0 });
  });

  it('and cancelled keeps what was written, and drops the rest', async () => {
    const answer = await tenant.send(file);
    await tenant.mergeOne(20);
    const cancelled = await tenant.post(`/v1/imports/${answer.body.id}/cancel`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', created: 20 });
    expect(await tenant.merge()).toBe(0);
    expect([await tenant.count('leads'), await tenant.count('import_rows')]).toEqual([20, 0]);
    expectProblem(await tenant.put(`/v1/imports/${answer.body.id}/file`, file), 409, 'wrong_state');
  });
});

describe('leads.bulk_upsert', () => {
  it('gives each lead a result; a bad one never fails the others', async () => {
    await upsert({ professionalEmail: 'a@acme.io' });
    await upsert({ linkedinUrl: 'linkedin.com/in/b' });
    const { status, body } = await tenant.post('/v1/leads/bulk', {
      leads: [
        { professionalEmail: 'new@acme.io' },
        { professionalEmail: 'a@acme.io', firstName: 'Ada' },
        { linkedinUrl: 'linkedin.com/in/b' },
        { professionalEmail: 'a@acme.io', linkedinUrl: 'linkedin.com/in/b' },
        { professionalEmail: 'nonsense' },
        { shoeSize: 42 },
        { professionalEmail: 'NEW@acme.io' },
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 1, updated: 1, unchanged: 1, conflicts: 1, rejected: 3 });
    const { results } = body as unknown as { results: { index: number; status: string; problem: unknown }[] };
    expect(results.map((result) => result.status)).toEqual([
      'created',
      'updated',
      'unchanged',
      'conflict',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(results.map(({ index, problem }) => [index, problem === null])).toEqual(
      results.map((_, index) => [index, index < 3]),
    );
    const many = Array.from({ length: 1_001 }, (_, n) => ({ professionalEmail: `p${n}@acme.io` }));
    expectProblem(await tenant.post('/v1/leads/bulk', { leads: many }), 422, 'invalid_input');
  });
});

describe('leads.update', () => {
  it('replaces an address, and the old one still recognises the lead', async () => {
    const { id } = await upsert({ professionalEmail: 'old@acme.io', firstName: 'Ada' });
    const other = await upsert({ professionalEmail: 'taken@acme.io' });
    expect((await tenant.patch(`/v1/leads/${id}`, { professionalEmail: 'new@acme.io' })).body).toMatchObject({
      professionalEmail: 'new@acme.io',
    });
    expect((await upsert({ professionalEmail: 'old@acme.io' })).id).toBe(id);
    expect((await tenant.get(`/v1/leads/${id}`)).body).toMatchObject({ professionalEmail: 'new@acme.io' });
    const refused = await tenant.patch(`/v1/leads/${id}`, { personalEmail: 'taken@acme.io' });
    expectProblem(refused, 409, 'conflict');
    expect(refused.body.detail).toContain(other.id);
  });

  it('removes an address that was never theirs: it may then be another lead’s', async () => {
    const { id } = await upsert({ professionalEmail: 'wrong@acme.io', linkedinUrl: 'linkedin.com/in/ada' });
    const patched = await tenant.patch(`/v1/leads/${id}`, { removeIdentities: ['WRONG@acme.io'] });
    expect(patched.body).toMatchObject({ professionalEmail: null });
    expect((await upsert({ professionalEmail: 'wrong@acme.io' })).id).not.toBe(id);
    expectProblem(
      await tenant.patch(`/v1/leads/${id}`, { removeIdentities: ['x@y.z'] }),
      422,
      'invalid_input',
    );
  });
});
