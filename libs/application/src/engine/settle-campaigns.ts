/** Which campaigns start now because their time has come, and which are over because nobody is left in them? */
import type { NewEvent } from '#contracts';
import type { EngineDependencies } from './engine-dependencies.js';

/** Answers how many campaigns started or ended. */
export async function settleCampaigns(
  deps: Pick<EngineDependencies, 'work' | 'clock'>,
  workspaceId: string,
): Promise<number> {
  const now = await deps.clock.now();
  return deps.work.run(workspaceId, async ({ due, events }) => {
    const started = await due.startScheduledCampaigns(now);
    for (const campaignId of started) {
      const people = await due.enrolledIn(campaignId);
      const launched: NewEvent = { type: 'campaign.launched', data: { campaignId, enrolled: people.length } };
      const inside = people.map((lead): NewEvent => ({
        type: 'enrollment.started',
        data: { campaignId, ...lead },
      }));
      await events.append([launched, ...inside], now);
    }
    const completed = await due.completeCampaigns(now);
    await events.append(
      completed.map((campaignId): NewEvent => ({ type: 'campaign.completed', data: { campaignId } })),
      now,
    );
    return started.length + completed.length;
  });
}
