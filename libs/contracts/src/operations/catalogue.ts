/** Which operations exist? REST, the `actions` queue, OpenAPI and the handlers table all follow this list. */
import type { z } from 'zod';
import * as accounts from './account.operations.js';
import * as audit from './audit.operations.js';
import * as audiences from './audience.operations.js';
import * as campaigns from './campaign.operations.js';
import * as conversations from './conversation.operations.js';
import * as keys from './key.operations.js';
import * as leads from './lead.operations.js';
import type { Operation } from './operation.js';
import * as outcomes from './outcome.operations.js';
import * as plans from './plan.operations.js';
import * as sequences from './sequence.operations.js';
import * as workspace from './workspace.operations.js';

export const OPERATIONS = {
  'workspace.get': workspace.getWorkspace,
  'workspace.update': workspace.updateWorkspace,
  'leads.upsert': leads.upsertLead,
  'leads.get': leads.getLead,
  'leads.search': leads.searchLeads,
  'leads.import': leads.importLeads,
  'leads.explain': leads.explainLead,
  'companies.upsert': leads.upsertCompany,
  'companies.get': leads.getCompany,
  'companies.list': leads.listCompanies,
  'audiences.create': audiences.createAudience,
  'audiences.list': audiences.listAudiences,
  'audiences.get': audiences.getAudience,
  'audiences.preview': audiences.previewAudience,
  'audiences.add_leads': audiences.addLeadsToAudience,
  'sequences.create': sequences.createSequence,
  'sequences.update': sequences.updateSequence,
  'sequences.get': sequences.getSequence,
  'sequences.list': sequences.listSequences,
  'sequences.validate': sequences.validateSequenceGraph,
  'campaigns.create': campaigns.createCampaign,
  'campaigns.update': campaigns.updateCampaign,
  'campaigns.get': campaigns.getCampaign,
  'campaigns.list': campaigns.listCampaigns,
  'campaigns.validate': campaigns.validateCampaign,
  'campaigns.plan_launch': plans.planLaunch,
  'campaigns.pause': campaigns.pauseCampaign,
  'campaigns.resume': campaigns.resumeCampaign,
  'campaigns.stop': campaigns.stopCampaign,
  'campaigns.figures': campaigns.campaignFigures,
  'campaigns.enrollments': campaigns.listEnrollments,
  'identities.create': accounts.createIdentity,
  'identities.list': accounts.listIdentities,
  'accounts.connect': accounts.connectAccount,
  'accounts.list': accounts.listAccounts,
  'accounts.update': accounts.updateAccount,
  'accounts.update_credentials': accounts.updateAccountCredentials,
  'hooks.create': accounts.createHook,
  'conversations.list': conversations.listConversations,
  'conversations.get': conversations.getConversation,
  'conversations.set_disposition': conversations.setDisposition,
  'conversations.plan_reply': plans.planReply,
  'plans.get': plans.getPlan,
  'plans.list': plans.listPlans,
  'plans.approve': plans.approvePlan,
  'plans.execute': plans.executePlan,
  'meetings.record': outcomes.recordMeeting,
  'meetings.list': outcomes.listMeetings,
  'deals.record': outcomes.recordDeal,
  'deals.list': outcomes.listDeals,
  'suppressions.add': outcomes.addSuppression,
  'suppressions.list': outcomes.listSuppressions,
  'suppressions.remove': outcomes.removeSuppression,
  'touches.list': outcomes.listTouches,
  'touches.resolve': outcomes.resolveTouch,
  'actions.get': outcomes.getAction,
  'actions.list': outcomes.listActions,
  'keys.create': keys.createKey,
  'keys.list': keys.listKeys,
  'keys.get': keys.getKey,
  'keys.update': keys.updateKey,
  'keys.revoke': keys.revokeKey,
  'audit.list': audit.listAudit,
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
export type ActName = {
  [Name in OperationName]: (typeof OPERATIONS)[Name]['kind'] extends 'act' ? Name : never;
}[OperationName];
export type ReadName = Exclude<OperationName, ActName>;
/** What a handler receives: decoded, ids as uuids. */
export type InputOf<Name extends OperationName> = z.output<(typeof OPERATIONS)[Name]['input']>;
/** What a handler returns: not yet encoded, ids as uuids. */
export type OutputOf<Name extends OperationName> = z.output<(typeof OPERATIONS)[Name]['output']>;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}
