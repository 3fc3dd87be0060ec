/** How do audiences and their leads come over? Page by page: a page that was taken twice changes nothing. */
import type { LeadsBulkUpsertOutput } from '../../client/src/index.ts';
import type { Bringing } from './bringing.ts';
import { mapLead, textOf } from './map-lead.ts';
import type { LgmAudience, LgmLead } from './records.ts';

export async function bringAudiences(bringing: Bringing): Promise<void> {
  const { lgm, overture, progress, report, say } = bringing;
  const known = new Map<string, string>();
  for await (const { id, name, kind } of overture.iterate('audiences.list', { limit: 200 }))
    if (kind === 'static') known.set(name, id);
  for (const audience of await lgm.audiences()) {
    const audienceId = known.get(audience.name) ?? (await create(bringing, audience));
    if (known.has(audience.name)) report.counts.audiencesFound += 1;
    let taken = progress.leadsOf(audience.id);
    for await (const page of lgm.leadPages(audience.id, taken)) {
      await bringLeads(bringing, page, audienceId);
      taken += page.length;
      progress.reachedLead(audience.id, taken);
      say(`  ${audience.name}: ${taken} leads`);
    }
  }
}

async function create({ overture, report }: Bringing, { name }: LgmAudience): Promise<string> {
  const { id } = await overture.audiences.create({ name });
  report.counts.audiencesCreated += 1;
  return id;
}

/** The leads' ids here by their ids there; those that could not be taken are told and missing. */
export async function bringLeads(
  { overture, report }: Bringing,
  leads: readonly LgmLead[],
  audienceId?: string,
): Promise<ReadonlyMap<string, string>> {
  const mapped = leads.map(mapLead);
  const rows = mapped.map(({ row }) => row);
  const answer = await overture.leads.bulkUpsert({ leads: rows, audienceId });
  report.counts.leadsCreated += answer.created;
  report.counts.leadsUpdated += answer.updated;
  report.counts.leadsUnchanged += answer.unchanged;
  report.counts.leadsLeftOut += answer.conflicts + answer.rejected;
  const ids = new Map<string, string>();
  leads.forEach((lead, index) => {
    const result = answer.results[index];
    const tell = (note: string): void => {
      report.notes.push({ about: 'lead', id: lead.id, name: nameOf(lead), note });
    };
    for (const note of mapped[index]?.notes ?? []) tell(note);
    if (typeof result?.leadId === 'string' && result.problem === null) ids.set(lead.id, result.leadId);
    else tell(whyNot(result));
  });
  return ids;
}

function whyNot(result: LeadsBulkUpsertOutput['results'][number] | undefined): string {
  const { detail = 'No answer for it.', fields = [] } = result?.problem ?? {};
  return fields.length === 0 ? detail : fields.map(({ path, message }) => `${path}: ${message}`).join(' ');
}

export function nameOf(lead: LgmLead): string {
  const name = [textOf(lead['firstname']), textOf(lead['lastname'])].filter(Boolean).join(' ');
  return name === '' ? lead.id : name;
}
