/** What will people read? The words as the engine will write them, and what is missing in them. */
import type { ReadHandler } from '../operations/operation-context.js';
import { requireCampaign } from './campaign-view.js';
import { renderMessages } from './render-messages.js';
import { requireGraph, requireTouchStep } from './require-step.js';
import { isMadeUp, nameOfLead, sampleLeads } from './sample-leads.js';
import { channelsOf, signatureOf, speakersOf } from './speakers.js';

const SAMPLED_LEADS = 3;

export const previewCampaign: ReadHandler<'campaigns.preview'> = async ({ stores }, input) => {
  const { campaignId, leadId, stepId } = input;
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const graph = await requireGraph(stores, campaign);
  if (stepId !== undefined) requireTouchStep(graph, stepId);
  const accounts = await stores.campaigns.accounts(campaign.accountIds);
  const speaker = speakersOf(accounts, channelsOf(graph))[0];
  const sender = speaker?.name ?? accounts[0]?.identityName;
  const signature = speaker?.signature ?? signatureOf(accounts.slice(0, 1));
  const leads = await sampleLeads(stores, campaign, leadId, SAMPLED_LEADS);
  const messages = leads.flatMap((lead) =>
    renderMessages(graph, lead, { campaignId, sender: { name: sender ?? 'Your name', signature } })
      .filter((message) => stepId === undefined || message.stepId === stepId)
      .map((message) => ({
        leadId: isMadeUp(lead) ? null : lead.id,
        leadName: nameOfLead(lead),
        senderName: sender ?? null,
        ...message,
      })),
  );
  return { messages };
};
