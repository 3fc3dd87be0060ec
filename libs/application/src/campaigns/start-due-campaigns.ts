/** Which scheduled campaigns start now? The engine asks at each of its rounds. */
import type { NewEvent } from '#contracts';
import type { Stores } from '../persistence/stores.js';
import { movedBy } from './move-campaign.js';

/** Starts every campaign of the workspace whose time has come; answers their ids. */
export async function startDueCampaigns(stores: Stores, now: Temporal.Instant): Promise<string[]> {
  const due = await stores.campaigns.lockDue(now);
  if (due.length === 0) return [];
  const counts = await stores.campaigns.enrollmentCounts(due.map((campaign) => campaign.id));
  for (const campaign of due) {
    await stores.campaigns.save({ ...campaign, status: movedBy('launch', campaign), launchedAt: now });
  }
  const events = due.map(({ id }): NewEvent => {
    const { active, finished, stopped } = counts.get(id) ?? { active: 0, finished: 0, stopped: 0 };
    return { type: 'campaign.launched', data: { campaignId: id, enrolled: active + finished + stopped } };
  });
  await stores.events.append(events, now);
  return due.map((campaign) => campaign.id);
}
