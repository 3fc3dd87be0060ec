/** Who answers the operations on campaigns? */
import type { OperationHandlers } from '../operations/operation-context.js';
import { stopCampaign } from './stop-campaign.js';
import { createCampaign } from './create-campaign.js';
import { pauseCampaign } from './pause-campaign.js';
import { getCampaign, listCampaigns, listEnrollments } from './read-campaigns.js';
import { resumeCampaign } from './resume-campaign.js';
import { updateCampaign } from './update-campaign.js';
import { validateCampaign } from './validate-campaign.js';

export const campaignHandlers = {
  'campaigns.create': createCampaign,
  'campaigns.update': updateCampaign,
  'campaigns.get': getCampaign,
  'campaigns.list': listCampaigns,
  'campaigns.validate': validateCampaign,
  'campaigns.pause': pauseCampaign,
  'campaigns.resume': resumeCampaign,
  'campaigns.stop': stopCampaign,
  'campaigns.enrollments': listEnrollments,
} satisfies Partial<OperationHandlers>;
