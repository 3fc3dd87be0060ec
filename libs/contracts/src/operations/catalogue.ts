/** Which operations exist? REST, the `actions` queue, OpenAPI and the handlers table all follow this list. */
import type { z } from 'zod';
import * as accounts from './account.operations.js';
import * as addressChecks from './address-check.operations.js';
import * as audit from './audit.operations.js';
import * as audiences from './audience.operations.js';
import * as campaigns from './campaign.operations.js';
import * as campaignLife from './campaign-life.operations.js';
import * as conversations from './conversation.operations.js';
import * as keys from './key.operations.js';
import * as imports from './import.operations.js';
import * as leadWrites from './lead-write.operations.js';
import * as entries from './entry.operations.js';
import * as enrollments from './enrollment.operations.js';
import * as companies from './company.operations.js';
import * as leadReads from './lead-read.operations.js';
import * as leads from './lead.operations.js';
import * as deadLetters from './dead-letter.operations.js';
import * as deals from './deal.operations.js';
import * as erasures from './erasure.operations.js';
import * as figures from './figure.operations.js';
import * as merges from './merge.operations.js';
import * as events from './event.operations.js';
import type { Operation } from './operation.js';
import * as meetings from './meeting.operations.js';
import * as outcomes from './outcome.operations.js';
import * as tasks from './task.operations.js';
import * as plans from './plan.operations.js';
import * as sequences from './sequence.operations.js';
import * as sequenceSteps from './sequence-step.operations.js';
import * as snippets from './snippet.operations.js';
import * as templates from './template.operations.js';
import * as testSends from './test-send.operations.js';
import * as versions from './version.operations.js';
import * as webhooks from './webhook.operations.js';
import * as experiments from './experiment.operations.js';
import * as simulation from './simulation.operations.js';
import * as why from './why.operations.js';
import * as workspace from './workspace.operations.js';

export const OPERATIONS = {
  'workspace.get': workspace.getWorkspace,
  'workspace.update': workspace.updateWorkspace,
  'leads.upsert': leads.upsertLead,
  'leads.get': leads.getLead,
  'leads.search': leads.searchLeads,
  'leads.import': leads.importLeads,
  'leads.bulk_upsert': leadWrites.bulkUpsertLeads,
  'leads.update': leadWrites.updateLead,
  'imports.get': imports.getImport,
  'imports.list': imports.listImports,
  'imports.cancel': imports.cancelImport,
  'leads.explain': leads.explainLead,
  'leads.erase': erasures.eraseLead,
  'addresses.check': addressChecks.checkAddresses,
  'leads.merge': merges.mergeLeads,
  'leads.unmerge': merges.unmergeLeads,
  'leads.merges': merges.listMerges,
  'leads.duplicates': merges.listDuplicates,
  'companies.upsert': leads.upsertCompany,
  'companies.get': leads.getCompany,
  'companies.list': companies.listCompanies,
  'companies.update': companies.updateCompany,
  'leads.timeline': leadReads.leadTimeline,
  'audiences.create': audiences.createAudience,
  'audiences.list': audiences.listAudiences,
  'audiences.get': audiences.getAudience,
  'audiences.preview': audiences.previewAudience,
  'audiences.add_leads': audiences.addLeadsToAudience,
  'audiences.remove_leads': audiences.removeLeadsFromAudience,
  'audiences.update': audiences.updateAudience,
  'audiences.archive': audiences.archiveAudience,
  'audiences.restore': audiences.restoreAudience,
  'sequences.create': sequences.createSequence,
  'sequences.update': sequences.updateSequence,
  'sequences.get': sequences.getSequence,
  'sequences.list': sequences.listSequences,
  'sequences.validate': sequences.validateSequenceGraph,
  'sequences.add_step': sequenceSteps.addStep,
  'sequences.update_step': sequenceSteps.updateStep,
  'sequences.remove_step': sequenceSteps.removeStep,
  'sequences.move_step': sequenceSteps.moveStep,
  'sequences.versions': versions.listVersions,
  'sequences.get_version': versions.getVersion,
  'snippets.create': snippets.createSnippet,
  'snippets.update': snippets.updateSnippet,
  'snippets.get': snippets.getSnippet,
  'snippets.list': snippets.listSnippets,
  'snippets.delete': snippets.deleteSnippet,
  'templates.list': templates.listTemplates,
  'templates.get': templates.getTemplate,
  'templates.update': templates.updateTemplate,
  'templates.archive': templates.archiveTemplate,
  'templates.unarchive': templates.unarchiveTemplate,
  'campaigns.create': campaigns.createCampaign,
  'campaigns.update': campaigns.updateCampaign,
  'campaigns.get': campaigns.getCampaign,
  'campaigns.list': campaigns.listCampaigns,
  'campaigns.validate': campaigns.validateCampaign,
  'campaigns.plan_launch': plans.planLaunch,
  'campaigns.plan_edit': versions.planEdit,
  'campaigns.rollback': versions.rollbackCampaign,
  'campaigns.pause': campaignLife.pauseCampaign,
  'campaigns.resume': campaignLife.resumeCampaign,
  'campaigns.stop': campaignLife.stopCampaign,
  'campaigns.unschedule': campaignLife.unscheduleCampaign,
  'campaigns.duplicate': campaignLife.duplicateCampaign,
  'campaigns.archive': campaignLife.archiveCampaign,
  'campaigns.unarchive': campaignLife.unarchiveCampaign,
  'campaigns.delete': campaignLife.deleteCampaign,
  'campaigns.attach_identity': campaignLife.attachIdentity,
  'campaigns.detach_identity': campaignLife.detachIdentity,
  'campaigns.save_as_template': templates.saveAsTemplate,
  'campaigns.preview': testSends.previewCampaign,
  'campaigns.test_send': testSends.testSend,
  'campaigns.get_test_send': testSends.getTestSend,
  'campaigns.why': why.whyCampaign,
  'campaigns.simulate': simulation.simulateCampaign,
  'campaigns.compare_variants': experiments.compareCampaignVariants,
  'campaigns.figures': figures.campaignFigures,
  'figures.compare': figures.compareFigures,
  'figures.timeseries': figures.figureTimeseries,
  'figures.pipeline': figures.pipelineFigures,
  'figures.explain': figures.explainFigure,
  'campaigns.enrollments': enrollments.listEnrollments,
  'campaigns.entries': entries.listEntries,
  'campaigns.attach_audience': entries.attachAudience,
  'campaigns.detach_audience': entries.detachAudience,
  'campaigns.set_caps': entries.setCaps,
  'campaigns.plan_enroll': entries.planEnroll,
  'enrollments.create': entries.createEnrollments,
  'enrollments.get': enrollments.getEnrollment,
  'enrollments.pause': enrollments.pauseEnrollment,
  'enrollments.resume': enrollments.resumeEnrollment,
  'enrollments.skip_step': enrollments.skipStep,
  'enrollments.run_now': enrollments.runNow,
  'enrollments.stop': enrollments.stopEnrollment,
  'enrollments.mark_converted': enrollments.markConverted,
  'leads.stop_all': enrollments.stopLead,
  'identities.create': accounts.createIdentity,
  'identities.update': accounts.updateIdentity,
  'identities.list': accounts.listIdentities,
  'accounts.connect': accounts.connectAccount,
  'accounts.list': accounts.listAccounts,
  'accounts.why': why.whyAccount,
  'accounts.budget': accounts.getAccountBudget,
  'accounts.update': accounts.updateAccount,
  'accounts.update_credentials': accounts.updateAccountCredentials,
  'hooks.create': accounts.createHook,
  'conversations.list': conversations.listConversations,
  'conversations.get': conversations.getConversation,
  'conversations.messages': conversations.listMessages,
  'conversations.set_disposition': conversations.setDisposition,
  'conversations.import': conversations.importConversation,
  'conversations.plan_reply': plans.planReply,
  'plans.get': plans.getPlan,
  'plans.list': plans.listPlans,
  'plans.approve': plans.approvePlan,
  'plans.execute': plans.executePlan,
  'meetings.record': meetings.recordMeeting,
  'meetings.update': meetings.updateMeeting,
  'meetings.get': meetings.getMeeting,
  'meetings.list': meetings.listMeetings,
  'meetings.unmatched': meetings.unmatchedMeetings,
  'meetings.attach': meetings.attachMeeting,
  'deals.record': deals.recordDeal,
  'deals.update': deals.updateDeal,
  'deals.get': deals.getDeal,
  'deals.list': deals.listDeals,
  'suppressions.add': outcomes.addSuppression,
  'suppressions.list': outcomes.listSuppressions,
  'suppressions.remove': outcomes.removeSuppression,
  'touches.list': outcomes.listTouches,
  'touches.resolve': outcomes.resolveTouch,
  'dead_letters.list': deadLetters.listDeadLetters,
  'dead_letters.retry': deadLetters.retryDeadLetter,
  'dead_letters.dismiss': deadLetters.dismissDeadLetter,
  'tasks.list': tasks.listTasks,
  'tasks.complete': tasks.completeTask,
  'tasks.skip': tasks.skipTask,
  'actions.get': outcomes.getAction,
  'actions.list': outcomes.listActions,
  'keys.create': keys.createKey,
  'keys.list': keys.listKeys,
  'keys.get': keys.getKey,
  'keys.update': keys.updateKey,
  'keys.revoke': keys.revokeKey,
  'audit.list': audit.listAudit,
  'events.list': events.listEvents,
  'events.types': events.listEventTypes,
  'webhooks.create': webhooks.createWebhook,
  'webhooks.list': webhooks.listWebhooks,
  'webhooks.get': webhooks.getWebhook,
  'webhooks.update': webhooks.updateWebhook,
  'webhooks.delete': webhooks.deleteWebhook,
  'webhooks.rotate_secret': webhooks.rotateWebhookSecret,
  'webhooks.test': webhooks.testWebhook,
  'webhooks.replay': webhooks.replayWebhook,
  'webhooks.deliveries': webhooks.listDeliveries,
  'webhooks.get_delivery': webhooks.getDelivery,
  'webhooks.retry_delivery': webhooks.retryDelivery,
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
