/** What is everybody waiting for? Asked when a demo does not end in time; Overture explains itself. */
import { LARGEST_PAGE } from './pages.ts';
import type { Overture } from '../../client/src/index.ts';

const ASKED = 5;

export async function explainStuck(overture: Overture, campaignIds: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const campaignId of campaignIds) {
    const people = await Array.fromAsync(
      overture.iterate('campaigns.enrollments', { campaignId, status: 'active', limit: LARGEST_PAGE }),
    );
    if (people.length > 0)
      lines.push(`${people.length} people are still under way in ${campaignId}, such as:`);
    for (const { leadId, leadName, stepId } of people.slice(0, ASKED)) {
      const { enrollments } = await overture.leads.explain({ leadId });
      const why = enrollments.find((enrollment) => enrollment.campaignId === campaignId)?.explanation;
      lines.push(`  ${leadName}, at ${stepId}: ${why ?? 'no explanation'}`);
    }
  }
  const unsettled = await unsettledTouches(overture);
  for (const [state, count] of Object.entries(unsettled))
    if (count > 0) lines.push(`${count} touches are ${state}.`);
  return lines;
}

/** States in which no touch may be when all is over. `failed` is an end, and a mailbox that does not exist leads to it. */
const UNSETTLED = ['ready', 'reserved', 'sending', 'unknown', 'held'] as const;

export async function unsettledTouches(overture: Overture): Promise<Record<string, number>> {
  const counts = UNSETTLED.map(async (state) => {
    const touches = await Array.fromAsync(overture.iterate('touches.list', { state, limit: LARGEST_PAGE }));
    return [state, touches.length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
