/** What is everybody waiting for? Asked when a demo does not end in time; Overture explains itself. */
import { readAll } from './pages.ts';
import type { Rest } from './rest.ts';
import type { Enrollment } from './views.ts';

interface Why {
  readonly enrollments: readonly { readonly campaignId: string; readonly explanation: string }[];
}

const ASKED = 5;

export async function explainStuck(rest: Rest, campaignIds: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const campaignId of campaignIds) {
    const people = await readAll<Enrollment>(rest, `/v1/campaigns/${campaignId}/enrollments?status=active`);
    if (people.length > 0)
      lines.push(`${people.length} people are still under way in ${campaignId}, such as:`);
    for (const { leadId, leadName, stepId } of people.slice(0, ASKED)) {
      const { enrollments } = await rest.get<Why>(`/v1/leads/${leadId}/why`);
      const why = enrollments.find((enrollment) => enrollment.campaignId === campaignId)?.explanation;
      lines.push(`  ${leadName}, at ${stepId}: ${why ?? 'no explanation'}`);
    }
  }
  const unsettled = await unsettledTouches(rest);
  for (const [state, count] of Object.entries(unsettled))
    if (count > 0) lines.push(`${count} touches are ${state}.`);
  return lines;
}

/** States in which no touch may be when all is over. `failed` is an end, and a mailbox that does not exist leads to it. */
const UNSETTLED = ['ready', 'reserved', 'sending', 'unknown', 'held'] as const;

export async function unsettledTouches(rest: Rest): Promise<Record<string, number>> {
  const counts = UNSETTLED.map(async (state) => {
    const touches = await readAll<unknown>(rest, `/v1/touches?state=${state}`);
    return [state, touches.length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
