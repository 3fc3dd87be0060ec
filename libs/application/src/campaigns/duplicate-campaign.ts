/**
 * How is a campaign done once more? As a draft with a sequence of its own, copied from what the campaign says: what is
 * edited in one of them never shows in the other.
 */
import type { ActHandler } from '../operations/operation-context.js';
import type { CampaignRecord } from './campaign-store.port.js';
import { requireCampaign, toCampaignView } from './campaign-view.js';
import { graphOf } from './words-of-campaign.js';

const LONGEST_NAME = 200;

export const duplicateCampaign: ActHandler<'campaigns.duplicate'> = async (
  { stores, now, newId },
  { campaignId, name, withAudiences = false },
) => {
  const original = await requireCampaign(stores.campaigns, campaignId);
  const copyName = name ?? `${original.name.slice(0, LONGEST_NAME - 7)} (copy)`;
  // Of a draft its own draft, with the names of its snippets; else the words that were launched.
  const draft = original.sequenceId === null ? undefined : await stores.sequences.find(original.sequenceId);
  const graph = original.sequenceVersionId === null ? draft?.graph : await graphOf(stores, original);
  const sequenceId = graph ? newId() : null;
  if (graph && sequenceId !== null)
    await stores.sequences.insert({ id: sequenceId, name: copyName, graph, createdAt: now, updatedAt: now });
  const copy: CampaignRecord = {
    ...original,
    id: newId(),
    name: copyName,
    status: 'draft',
    sequenceId,
    sequenceVersionId: null,
    audiences: withAudiences ? original.audiences : [],
    exclude: null,
    scheduledAt: null,
    launchedAt: null,
    endedAt: null,
    archivedAt: null,
    statusReason: null,
    statusChangedAt: null,
    externalId: null,
    createdAt: now,
  };
  await stores.campaigns.insert(copy);
  return toCampaignView(stores.campaigns, copy);
};
