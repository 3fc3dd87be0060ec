/** Which stores does a transaction offer? Each room adds its own line; a missing one does not compile. */
import type { ReadStores, Stores } from '#application';
import { createAudienceStore } from '../audiences/audience-store.js';
import { createCampaignStore } from '../campaigns/campaign-store.js';
import { createEnrollmentStore } from '../enrollments/enrollment-store.js';
import { createEntryStore } from '../enrollments/entry-store.js';
import { createCompanyStore } from '../companies/company-store.js';
import { createAccountStore } from '../accounts/account-store.js';
import { createActionStore } from '../actions/action-store.js';
import { createCallerReads } from '../callers/caller-reads.js';
import { createConversationStore } from '../conversations/conversation-store.js';
import { createAuditStore } from '../audit/audit-store.js';
import { createKeyStore } from '../keys/key-store.js';
import { createDeadLetterStore } from '../dead-letters/dead-letter-store.js';
import { createResourceLock } from '../resources/resource-lock.js';
import type { Db } from '../database/db.js';
import { createSubjectAccessReads } from '../subject-access/subject-access-reads.js';
import { createOutcomeStore } from '../outcomes/outcome-store.js';
import { createTaskReads } from '../tasks/task-reads.js';
import { createTouchReads } from '../touches/touch-reads.js';
import { createWebhookReads, createWebhookStore } from '../webhooks/webhook-store.js';
import { createExperimentReads } from '../experiments/experiment-reads.js';
import { createSimulationReads } from '../simulation/simulation-reads.js';
import { createWhyReads } from '../why/why-reads.js';
import { createWorkspaceStore } from '../workspace/workspace-store.js';
import { createEngineStores } from '../engine/create-engine-stores.js';
import { createMergeReads, createMergeStore } from '../merges/merge-store.js';
import { createErasureStore } from '../erasures/erasure-store.js';
import type { TombstoneHash } from '../erasures/tombstone-hash.js';
import { createEventLog } from '../events/event-log.js';
import { createEventReads } from '../events/event-reads.js';
import { createFigureStore } from '../figures/figure-store.js';
import { createImportStore } from '../imports/import-store.js';
import { createLeadStore } from '../leads/lead-store.js';
import { createPlanStore } from '../plans/plan-store.js';
import { createSequenceStore } from '../sequences/sequence-store.js';
import { createSnippetStore } from '../snippets/snippet-store.js';
import { createVersionStore } from '../versions/version-store.js';
import { createTemplateStore } from '../templates/template-store.js';
import { createTestSendStore } from '../campaigns/test-send-store.js';

const READ_STORES: { readonly [Name in keyof ReadStores]: (db: Db) => ReadStores[Name] } = {
  workspace: createWorkspaceStore,
  accounts: createAccountStore,
  conversations: createConversationStore,
  outcomes: createOutcomeStore,
  touches: createTouchReads,
  letters: createDeadLetterStore,
  tasks: createTaskReads,
  why: createWhyReads,
  simulation: createSimulationReads,
  experiments: createExperimentReads,
  actions: createActionStore,
  keys: createKeyStore,
  audit: createAuditStore,
  callers: createCallerReads,
  leads: createLeadStore,
  imports: createImportStore,
  companies: createCompanyStore,
  audiences: createAudienceStore,
  sequences: createSequenceStore,
  snippets: createSnippetStore,
  versions: createVersionStore,
  templates: createTemplateStore,
  testSends: createTestSendStore,
  campaigns: createCampaignStore,
  enrollments: createEnrollmentStore,
  entries: createEntryStore,
  plans: createPlanStore,
  figures: createFigureStore,
  eventReads: createEventReads,
  webhooks: createWebhookReads,
  merges: createMergeReads,
  subjectAccess: createSubjectAccessReads,
};

/** A read needs one or two of them: each is made when it is first asked for. */
export function createReadStores(db: Db): ReadStores {
  const made: Record<string, unknown> = {};
  const stores = new Proxy(made, {
    get: (_target, name: keyof ReadStores): unknown =>
      (made[name] ??= Object.hasOwn(READ_STORES, name) ? READ_STORES[name](db) : undefined),
  });
  return stores as unknown as ReadStores;
}

export function createStores(db: Db, tombstoneHash?: TombstoneHash): Stores {
  return {
    touches: createTouchReads(db),
    letters: createDeadLetterStore(db),
    tasks: createTaskReads(db),
    why: createWhyReads(db),
    simulation: createSimulationReads(db),
    experiments: createExperimentReads(db),
    callers: createCallerReads(db),
    companies: createCompanyStore(db),
    figures: createFigureStore(db),
    eventReads: createEventReads(db),
    subjectAccess: createSubjectAccessReads(db),
    events: createEventLog(db),
    webhooks: createWebhookStore(db),
    erasures: createErasureStore(db, tombstoneHash),
    merges: createMergeStore(db),
    engine: createEngineStores(db, createEventLog(db)),
    workspace: createWorkspaceStore(db),
    accounts: createAccountStore(db),
    conversations: createConversationStore(db),
    outcomes: createOutcomeStore(db),
    actions: createActionStore(db),
    keys: createKeyStore(db),
    audit: createAuditStore(db),
    resources: createResourceLock(db),
    leads: createLeadStore(db),
    imports: createImportStore(db),
    audiences: createAudienceStore(db),
    sequences: createSequenceStore(db),
    snippets: createSnippetStore(db),
    versions: createVersionStore(db),
    templates: createTemplateStore(db),
    testSends: createTestSendStore(db),
    campaigns: createCampaignStore(db),
    enrollments: createEnrollmentStore(db),
    entries: createEntryStore(db),
    plans: createPlanStore(db),
  };
}
