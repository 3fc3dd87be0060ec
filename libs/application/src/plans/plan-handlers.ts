/** Who answers the operations on plans? */
import type { OperationHandlers } from '../operations/operation-context.js';
import { approvePlan } from './approve-plan.js';
import { executePlan } from './execute-plan.js';
import { planEdit } from './plan-edit.js';
import { planEnroll } from './plan-enroll.js';
import { planLaunch } from './plan-launch.js';
import { planReply } from './plan-reply.js';
import { getPlan, listPlans } from './read-plans.js';
import { rollbackCampaign } from './rollback.js';

export const planHandlers = {
  'campaigns.plan_launch': planLaunch,
  'campaigns.plan_enroll': planEnroll,
  'campaigns.plan_edit': planEdit,
  'campaigns.rollback': rollbackCampaign,
  'conversations.plan_reply': planReply,
  'plans.get': getPlan,
  'plans.list': listPlans,
  'plans.approve': approvePlan,
  'plans.execute': executePlan,
} satisfies Partial<OperationHandlers>;
