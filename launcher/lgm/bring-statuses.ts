/** How does what their campaigns know of each lead come over? As a field of the lead, and as suppressions. */
import type { Bringing } from './bringing.ts';
import { furthest, meaningOf } from './lead-status.ts';
import { ATTRIBUTE_LENGTH } from './map-lead.ts';
import type { LgmStatus } from './records.ts';

/** Rows in one call of leads.bulk_upsert. */
const ROWS_A_CALL = 500;

interface Known {
  readonly statuses: string[];
  readonly campaigns: string[];
  readonly lead: LgmStatus;
}

export async function bringStatuses(bringing: Bringing): Promise<void> {
  const { lgm, progress, say } = bringing;
  if (progress.isDone('statuses')) return;
  const known = new Map<string, Known>();
  for await (const campaign of lgm.campaigns()) {
    for await (const lead of lgm.statuses(campaign.id)) {
      const entry = known.get(lead.id) ?? { statuses: [], campaigns: [], lead };
      entry.statuses.push(lead.status);
      entry.campaigns.push(campaign.name);
      known.set(lead.id, entry);
    }
  }
  const leads = [...known.values()];
  for (let from = 0; from < leads.length; from += ROWS_A_CALL) {
    await writeStatuses(bringing, leads.slice(from, from + ROWS_A_CALL));
    say(`  ${Math.min(from + ROWS_A_CALL, leads.length)} of ${leads.length} statuses`);
  }
  progress.finish('statuses');
}

async function writeStatuses(bringing: Bringing, leads: readonly Known[]): Promise<void> {
  const { overture, report } = bringing;
  const usable = leads.filter(({ lead }) => lead.email !== undefined || lead.linkedinUrl !== undefined);
  if (usable.length > 0) {
    const { results } = await overture.leads.bulkUpsert({ leads: usable.map(rowOf) });
    usable.forEach(({ lead }, index) => {
      const problem = results[index]?.problem ?? null;
      if (problem === null) report.counts.statuses += 1;
      else
        report.notes.push({ about: 'lead', id: lead.id, name: lead.id, note: `Status: ${problem.detail}` });
    });
  }
  for (const { lead, statuses } of leads) {
    const reason = meaningOf(furthest(statuses) ?? '').suppress;
    if (reason !== undefined) await suppress(bringing, lead, reason);
  }
}

function rowOf({ lead, statuses, campaigns }: Known): Readonly<Record<string, unknown>> {
  const names = campaigns.join('; ');
  return {
    ...(lead.email === undefined ? {} : { professionalEmail: lead.email }),
    ...(lead.linkedinUrl === undefined ? {} : { linkedinUrl: lead.linkedinUrl }),
    attributes: {
      lgm_status: furthest(statuses) ?? '',
      lgm_campaigns: names.length <= ATTRIBUTE_LENGTH ? names : `${campaigns.length} campaigns`,
    },
  };
}

async function suppress({ overture, report }: Bringing, lead: LgmStatus, reason: string): Promise<void> {
  if (lead.email !== undefined) await overture.suppressions.add({ kind: 'email', value: lead.email, reason });
  if (lead.linkedinUrl !== undefined)
    await overture.suppressions.add({ kind: 'linkedin', value: lead.linkedinUrl, reason });
  report.counts.suppressions += 1;
}
