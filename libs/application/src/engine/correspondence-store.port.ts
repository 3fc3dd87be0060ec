/** Who wrote what to whom, and which touch does it belong to? */
import type { Channel, Disposition } from '#domain';

/** What a signal could be traced to. */
export interface Attribution {
  readonly leadId: string;
  readonly campaignId: string | null;
  readonly enrollmentId: string | null;
  readonly stepId: string | null;
}

export interface IncomingMessage {
  readonly id: string;
  readonly accountId: string;
  readonly leadId: string;
  readonly channel: Channel;
  readonly threadKey: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly externalId: string;
  readonly disposition: Disposition;
  readonly automatic: boolean;
  readonly at: Temporal.Instant;
}

export interface CorrespondenceStore {
  /** By one of our own messages that is answered or bounced. */
  attributeByMessage(externalIds: readonly string[]): Promise<Attribution | undefined>;
  /** The lead's latest enrollment that was contacted on any channel. */
  attributeLead(leadId: string): Promise<Attribution>;
  /** By the touch itself. */
  attributeByTouch(touchId: string): Promise<Attribution | undefined>;
  /** By the provider's chat. */
  attributeByThread(accountId: string, threadKey: string): Promise<Attribution | undefined>;
  /** By a channel identity: the lead, and its latest enrollment that was contacted on the channel. */
  attributeByIdentity(
    kinds: readonly ('email' | 'linkedin_public_id' | 'linkedin_member_id')[],
    values: readonly string[],
    channel: Channel | null,
  ): Promise<Attribution | undefined>;
  /** Every campaign that invited the lead and did not know of an acceptance. */
  acceptInvitation(leadId: string, at: Temporal.Instant): Promise<readonly Attribution[]>;
  /** Whoever asks whose an identity is waits until the transaction ends. Before the person is locked. */
  holdIdentities(): Promise<void>;
  /** Needs `holdIdentities`: an import may be asking just now whose it is. */
  addIdentity(
    leadId: string,
    kind: 'linkedin_member_id' | 'linkedin_public_id',
    value: string,
    newId: string,
  ): Promise<void>;
  /** Stores an incoming message and updates its conversation; the conversation's id, or undefined when it was known already. */
  receive(message: IncomingMessage): Promise<string | undefined>;
  /** Stores a message that we sent. */
  recordSent(message: {
    readonly id: string;
    readonly touchId: string;
    readonly accountId: string;
    readonly leadId: string;
    readonly channel: Channel;
    readonly threadKey: string | null;
    readonly subject: string | null;
    readonly text: string;
    readonly externalId: string;
    readonly at: Temporal.Instant;
  }): Promise<void>;
  markReplied(enrollmentId: string, at: Temporal.Instant): Promise<void>;
  isUnsubscribed(leadId: string): Promise<boolean>;
  emailsOf(leadId: string): Promise<readonly string[]>;
  /** Public and member ids. */
  linkedinIdsOf(leadId: string): Promise<readonly string[]>;
}
