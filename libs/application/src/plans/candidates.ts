/** Who are these leads, and how does each stand towards a campaign? */
import type { ExcludeRule } from '#contracts';
import type { ReadStores } from '../persistence/stores.js';
import type { Candidate } from './choose-members.js';

/** Ordered by lead; those that do not exist any more are left out. */
export async function candidatesOf(
  stores: Pick<ReadStores, 'leads' | 'plans'>,
  campaignId: string,
  leadIds: readonly string[],
  rule: ExcludeRule,
  now: Temporal.Instant,
): Promise<Candidate[]> {
  const leads = await stores.leads.leadsByIds(leadIds);
  const standings = await stores.plans.standings({ campaignId, leadIds, rule, now });
  const byLead = new Map(standings.map((standing) => [standing.leadId, standing]));
  return leads
    .flatMap((lead) => {
      const standing = byLead.get(lead.id);
      return standing ? [{ lead, standing }] : [];
    })
    .sort((left, right) => (left.lead.id < right.lead.id ? -1 : 1));
}
