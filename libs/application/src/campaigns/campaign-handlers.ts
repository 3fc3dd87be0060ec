/** Who answers the operations on campaigns? */
import type { OperationHandlers } from '../operations/operation-context.js';
import { archiveCampaign, deleteCampaign, unarchiveCampaign } from './archive-campaign.js';
import { attachIdentity, detachIdentity } from './campaign-identities.js';
import { duplicateCampaign } from './duplicate-campaign.js';
import { previewCampaign } from './preview-campaign.js';
import { getTestSend, testSend } from './test-send.js';
import { unscheduleCampaign } from './unschedule-campaign.js';
import { stopCampaign } from './stop-campaign.js';
import { createCampaign } from './create-campaign.js';
import { pauseCampaign } from './pause-campaign.js';
import { getCampaign, listCampaigns } from './read-campaigns.js';
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
  'campaigns.unschedule': unscheduleCampaign,
  'campaigns.duplicate': duplicateCampaign,
  'campaigns.archive': archiveCampaign,
  'campaigns.unarchive': unarchiveCampaign,
  'campaigns.delete': deleteCampaign,
  'campaigns.attach_identity': attachIdentity,
  'campaigns.detach_identity': detachIdentity,
  'campaigns.preview': previewCampaign,
  'campaigns.test_send': testSend,
  'campaigns.get_test_send': getTestSend,
} satisfies Partial<OperationHandlers>;
