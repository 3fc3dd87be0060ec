/** Which stores does a transaction offer? One for each room; their ports stand beside the use cases that need them. */
import type { ActionReads, ActionStore } from '../actions/action-store.port.js';
import type { CallerReads } from '../callers/caller-reads.port.js';
import type { AccountReads, AccountStore } from '../accounts/account-store.port.js';
import type { ConversationReads, ConversationStore } from '../conversations/conversation-reads.port.js';
import type { ErasureStore } from '../erasures/erasure-store.port.js';
import type { EngineStores } from '../engine/engine-stores.port.js';
import type { AuditReads, AuditStore } from '../audit/audit-store.port.js';
import type { KeyReads, KeyStore } from '../keys/key-store.port.js';
import type { ResourceLock } from '../resources/resource-lock.port.js';
import type { EventLog } from './event-log.port.js';
import type { EventReads } from '../events/event-reads.port.js';
import type { WebhookReads, WebhookStore } from '../webhooks/webhook-store.port.js';
import type { OutcomeReads, OutcomeStore } from '../outcomes/outcome-reads.port.js';
import type { SubjectAccessReads } from '../subject-access/subject-access-reads.port.js';
import type { TaskReads } from '../tasks/task-reads.port.js';
import type { TouchReads } from '../touches/touch-reads.port.js';
import type { WhyReads } from '../why/why-reads.port.js';
import type { WorkspaceReads, WorkspaceStore } from '../workspace/workspace-store.port.js';
import type { AudienceReads, AudienceStore } from '../audiences/audience-store.port.js';
import type { CampaignReads, CampaignStore } from '../campaigns/campaign-store.port.js';
import type { EntryReads, EntryStore } from '../enrollments/entry-store.port.js';
import type { EnrollmentReads, EnrollmentStore } from '../enrollments/enrollment-store.port.js';
import type { CompanyReads } from '../companies/company-store.port.js';
import type { FigureReads } from '../figures/figure-store.port.js';
import type { ImportReads, ImportStore } from '../imports/import-store.port.js';
import type { LeadReads, LeadStore } from '../leads/lead-store.port.js';
import type { MergeReads, MergeStore } from '../merges/merge-store.port.js';
import type { PlanReads, PlanStore } from '../plans/plan-store.port.js';
import type { TemplateReads, TemplateStore } from '../templates/template-store.port.js';
import type { TestSendReads, TestSendStore } from '../campaigns/test-send-store.port.js';
import type { SequenceReads, SequenceStore } from '../sequences/sequence-store.port.js';

export interface ReadStores {
  readonly workspace: WorkspaceReads;
  readonly accounts: AccountReads;
  readonly conversations: ConversationReads;
  readonly outcomes: OutcomeReads;
  readonly touches: TouchReads;
  readonly tasks: TaskReads;
  readonly why: WhyReads;
  readonly actions: ActionReads;
  readonly keys: KeyReads;
  readonly audit: AuditReads;
  readonly callers: CallerReads;
  readonly leads: LeadReads;
  readonly imports: ImportReads;
  readonly companies: CompanyReads;
  readonly audiences: AudienceReads;
  readonly sequences: SequenceReads;
  readonly templates: TemplateReads;
  readonly testSends: TestSendReads;
  readonly campaigns: CampaignReads;
  readonly enrollments: EnrollmentReads;
  readonly entries: EntryReads;
  readonly plans: PlanReads;
  readonly figures: FigureReads;
  readonly merges: MergeReads;
  readonly subjectAccess: SubjectAccessReads;
  readonly eventReads: EventReads;
  readonly webhooks: WebhookReads;
}

export interface Stores extends ReadStores {
  readonly events: EventLog;
  readonly webhooks: WebhookStore;
  /** The engine's stores, in the same transaction: stops, corrections and sales touch its tables. */
  readonly engine: EngineStores;
  readonly erasures: ErasureStore;
  readonly merges: MergeStore;
  readonly workspace: WorkspaceStore;
  readonly accounts: AccountStore;
  readonly conversations: ConversationStore;
  readonly outcomes: OutcomeStore;
  readonly actions: ActionStore;
  readonly keys: KeyStore;
  readonly audit: AuditStore;
  readonly resources: ResourceLock;
  readonly leads: LeadStore;
  readonly imports: ImportStore;
  readonly audiences: AudienceStore;
  readonly sequences: SequenceStore;
  readonly templates: TemplateStore;
  readonly testSends: TestSendStore;
  readonly campaigns: CampaignStore;
  readonly enrollments: EnrollmentStore;
  readonly entries: EntryStore;
  readonly plans: PlanStore;
}
