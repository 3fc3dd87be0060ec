/** campaigns.rollback: back to a version in one call. It is planned and carried out in one transaction. */
import { Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { executePlan } from './execute-plan.js';
import { planEdit } from './plan-edit.js';

export const rollbackCampaign: ActHandler<'campaigns.rollback'> = async (
  context,
  { campaignId, version },
) => {
  if ((await context.stores.plans.policy()) === 'person') {
    throw new Refusal(
      'needs_approval',
      'In this workspace a person must agree before people under way get other words.',
      `Plan it with campaigns.plan_edit and version ${version}, and have the plan approved.`,
    );
  }
  const plan = await planEdit(context, { campaignId, version });
  return executePlan(context, { planId: plan.id });
};
