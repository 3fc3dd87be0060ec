/** The life of a campaign: duplicated, paused, resumed, stopped, put away. And who speaks in it. */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { campaignView } from './campaign.operations.js';
import { defineOperation } from './operation.js';

const ofCampaign = { campaignId: id('campaign') };

const act = <Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  path: string,
  summary: string,
  shape: Shape,
  status?: number,
) =>
  defineOperation({
    name,
    kind: 'act',
    scope: 'campaigns:write',
    summary,
    input: z.strictObject({ ...ofCampaign, ...shape }),
    output: campaignView,
    http: {
      method: 'POST',
      path: `/v1/campaigns/:campaignId/${path}`,
      ...(status === undefined ? {} : { status }),
    },
  });

const why = {
  reason: z.string().trim().min(1).max(300).optional().meta({ description: 'Shown with the campaign.' }),
};

export const pauseCampaign = act(
  'campaigns.pause',
  'pause',
  'Pause: nothing more is sent until it is resumed; pausing again changes nothing',
  why,
);
export const resumeCampaign = act(
  'campaigns.resume',
  'resume',
  'Resume where it was paused; what was missed is not sent at once, but at the pace of each account',
  {},
);
export const stopCampaign = act(
  'campaigns.stop',
  'stop',
  'Stop for good: every enrollment stops; stopping again changes nothing',
  why,
);
export const unscheduleCampaign = act(
  'campaigns.unschedule',
  'unschedule',
  'Take a planned start back: the campaign is a draft again',
  {},
);
export const duplicateCampaign = act(
  'campaigns.duplicate',
  'duplicate',
  'A new draft with a copy of the sequence, and the same accounts; the audiences on demand',
  {
    name: z.string().trim().min(1).max(200).optional(),
    withAudiences: z.boolean().optional(),
  },
  201,
);
export const archiveCampaign = act(
  'campaigns.archive',
  'archive',
  'Put a draft, or a campaign that is over, away: it leaves the lists and keeps its figures',
  {},
);
export const unarchiveCampaign = act('campaigns.unarchive', 'unarchive', 'Take it out again', {});
export const deleteCampaign = defineOperation({
  name: 'campaigns.delete',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Delete a draft that was never launched or scheduled; answers what it was',
  input: z.strictObject(ofCampaign),
  output: campaignView,
  http: { method: 'DELETE', path: '/v1/campaigns/:campaignId' },
});
export const attachIdentity = act(
  'campaigns.attach_identity',
  'identities',
  'Let an identity speak in a draft, through all its accounts that run',
  { identityId: id('identity') },
);
export const detachIdentity = defineOperation({
  name: 'campaigns.detach_identity',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Take all accounts of an identity out of a draft',
  input: z.strictObject({ ...ofCampaign, identityId: id('identity') }),
  output: campaignView,
  http: { method: 'DELETE', path: '/v1/campaigns/:campaignId/identities/:identityId' },
});
