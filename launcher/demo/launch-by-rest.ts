/** How does a developer launch a campaign over REST? Import, audience, sequence, campaign, plan, execute. */
import type { Overture } from '../../client/src/index.ts';
import { OUTREACH_SEQUENCE } from './sequence.ts';
import { safeText } from './terminal/safe-text.ts';
import type { Plan } from './views.ts';

export type Tell = (line: string) => void;

export async function importPeople(overture: Overture, csv: string, tell: Tell): Promise<void> {
  const report = await overture.leads.import({ csv });
  const columns = Object.entries(report.columns).filter(([, field]) => field !== null).length;
  tell(
    `Imported ${report.rows} rows of CSV, ${columns} columns understood: ${report.created} leads created, ` +
      `${report.updated} updated, ${report.rejected} rejected`,
  );
  for (const { line, message } of report.problems.slice(0, 3)) tell(`  line ${line}: ${message}`);
}

const CMOS_IN_SAAS = { functions: ['marketing'], seniorities: ['c_level'], industries: ['SaaS'] } as const;

/** Returns the campaign's id. */
export async function launchByRest(
  overture: Overture,
  accountIds: readonly string[],
  tell: Tell,
): Promise<string> {
  const name = 'CMOs in SaaS';
  const preview = await overture.audiences.preview({ filter: CMOS_IN_SAAS, sample: 3 });
  const sample = preview.sample.map(
    ({ jobTitle, company }) => `${jobTitle ?? '?'} at ${company?.name ?? '?'}`,
  );
  tell(
    `Audience "${name}": ${preview.size} people, ${preview.withEmail} with email, ` +
      `${preview.withLinkedin} on LinkedIn, such as ${sample.join(', ')}`,
  );
  const audience = await overture.audiences.create({ name, filter: CMOS_IN_SAAS });
  const sequence = await overture.sequences.create({ name, graph: OUTREACH_SEQUENCE });
  const campaign = await overture.campaigns.create({
    name,
    sequenceId: sequence.id,
    audienceIds: [audience.id],
    accountIds,
  });
  const plan = await overture.campaigns.planLaunch({ campaignId: campaign.id });
  tellPlan(plan, tell);
  const { enrolled } = await overture.plans.execute({ planId: plan.id });
  tell(`Launched: ${enrolled} people enrolled`);
  return campaign.id;
}

/** What a person looks at before saying yes. */
function tellPlan({ summary }: Plan, tell: Tell): void {
  const speakers = new Set(summary.accounts.map(({ address }) => address)).size;
  tell(`Plan: ${summary.title}, through ${speakers} accounts`);
  const firstLead = summary.samples[0]?.leadName;
  for (const { leadName, kind, text } of summary.samples.filter((sample) => sample.leadName === firstLead))
    if (text) tell(`  ${kind.replace('_', ' ')} to ${leadName}: “${safeText(text, 120)}”`);
  for (const { reason, people } of summary.excluded)
    tell(`  left out, ${reason.replaceAll('_', ' ')}: ${people}`);
  for (const warning of summary.warnings) tell(`  warning: ${warning}`);
}
