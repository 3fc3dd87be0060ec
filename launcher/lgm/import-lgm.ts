/** What comes over from La Growth Machine, in which order? Audiences and leads first, since all else points at them. */
import { bringCampaigns } from './bring-campaigns.ts';
import { bringConversations } from './bring-conversations.ts';
import { bringAudiences } from './bring-leads.ts';
import { bringStatuses } from './bring-statuses.ts';
import type { Bringing } from './bringing.ts';
import type { Report } from './report.ts';

export async function importLgm(bringing: Bringing): Promise<Report> {
  const { progress, report, say } = bringing;
  if (progress.resumed) say('Going on where the last import stopped.');
  say('Audiences and leads');
  await bringAudiences(bringing);
  say('Statuses');
  await bringStatuses(bringing);
  say('Campaigns');
  await bringCampaigns(bringing);
  say('Conversations');
  await bringConversations(bringing);
  progress.clear();
  return report;
}
