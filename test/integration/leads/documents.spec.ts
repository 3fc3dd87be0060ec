/** Whoever writes leads, and in whatever order: is each found by what it is now? */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#contracts';
import type { Tenant } from '../engine/support/tenant.js';
import { type Desk, openDesk } from '../people/support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const person = fc.nat(5);
const name = fc.constantFrom('Ada', 'Émile', 'Zoë-Claire', 'O’Brien');
const title = fc.constantFrom('CMO', 'Head of R&D / Ops', 'Data Engineer');
const company = fc.nat(2);
const write = fc.oneof(
  fc.record({ kind: fc.constant('upsert' as const), person, name, title, company }),
  fc.record({
    kind: fc.constant('bulk' as const),
    people: fc.array(person, { minLength: 1 }),
    name,
    company,
  }),
  fc.record({ kind: fc.constant('import' as const), people: fc.array(person, { minLength: 1 }), title }),
  fc.record({ kind: fc.constant('update' as const), person, title, phone: fc.option(fc.constant('+33 1')) }),
  fc.record({ kind: fc.constant('rename' as const), company, name }),
  fc.record({ kind: fc.constant('merge' as const), person, other: person }),
  fc.record({ kind: fc.constant('unmerge' as const) }),
  fc.record({ kind: fc.constant('erase' as const), person }),
);
type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never;

const emailOf = (number: number) => `person.${number}@people.example`;
const companyOf = (number: number) => ({ name: `Company ${number}`, domain: `company${number}.example` });

async function leadOf(tenant: Tenant, number: number): Promise<string> {
  const page = await desk.read(tenant, 'leads.search', {
    ...{ email: emailOf(number), sort: 'newest', limit: 1 },
  });
  return page.data[0]?.id ?? tenant.workspaceId;
}

async function perform(tenant: Tenant, given: Write): Promise<void> {
  switch (given.kind) {
    case 'upsert':
      await desk.act(tenant, 'leads.upsert', {
        professionalEmail: emailOf(given.person),
        firstName: given.name,
        jobTitle: given.title,
        company: companyOf(given.company),
        overwriteCorrected: false,
      });
      return;
    case 'bulk':
      await desk.act(tenant, 'leads.bulk_upsert', {
        leads: given.people.map((number) => ({
          ...{ professionalEmail: emailOf(number), lastName: given.name, company: companyOf(given.company) },
          attributes: { seen: String(number) },
        })),
        overwriteCorrected: false,
      });
      return;
    case 'import': {
      const rows = given.people.map((number) => `${emailOf(number)},${given.title},in-${number}`);
      const csv = ['email,title,linkedin', ...rows].join('\n');
      await desk.act(tenant, 'leads.import', { csv, dryRun: false });
      return;
    }
    case 'update': {
      const leadId = await leadOf(tenant, given.person);
      await desk.act(tenant, 'leads.update', { leadId, jobTitle: given.title, phone: given.phone });
      return;
    }
    case 'rename': {
      const companies = await desk.read(tenant, 'companies.list', { limit: 5 });
      const companyId = companies.data[given.company]?.id ?? tenant.workspaceId;
      await desk.act(tenant, 'companies.update', { companyId, name: given.name, size: 60, tags: ['B2B'] });
      return;
    }
    case 'merge': {
      const [leadId, otherLeadId] = [await leadOf(tenant, given.person), await leadOf(tenant, given.other)];
      await desk.act(tenant, 'leads.merge', { leadId, otherLeadId, prefer: 'this' });
      return;
    }
    case 'unmerge': {
      const merges = await desk.read(tenant, 'leads.merges', { limit: 1 });
      await desk.act(tenant, 'leads.unmerge', { mergeId: merges.data[0]?.id ?? tenant.workspaceId });
      return;
    }
    case 'erase':
      await desk.act(tenant, 'leads.erase', { leadId: await leadOf(tenant, given.person) });
  }
}

const documentsOf = (tenant: Tenant) =>
  tenant.sql(
    `SELECT lead_id, words::text AS words, company_size FROM lead_search WHERE workspace_id = $1::uuid ORDER BY lead_id`,
    [tenant.workspaceId],
  );

it('each lead has the document that would be written for it now, and nobody else has one', async () => {
  let performed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 4, maxLength: 16 }), async (writes) => {
      const tenant = await desk.tenant();
      for (const each of writes) {
        try {
          await perform(tenant, each);
          performed += 1;
        } catch (error) {
          // Somebody who is not there cannot be merged or erased; what was refused wrote nothing.
          if (!(error instanceof Refusal)) throw error;
        }
      }
      const kept = await documentsOf(tenant);
      await tenant.sql('DELETE FROM lead_search WHERE workspace_id = $1::uuid', [tenant.workspaceId]);
      await tenant.sql(
        `SELECT refresh_lead_search(array_agg(workspace_id), array_agg(id))::text FROM leads WHERE workspace_id = $1::uuid`,
        [tenant.workspaceId],
      );
      expect(kept).toEqual(await documentsOf(tenant));
    }),
    { numRuns: 12 },
  );
  expect(performed).toBeGreaterThan(12);
});
