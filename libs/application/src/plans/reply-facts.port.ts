/** What must be known about a conversation before an answer in it can be planned? */
import type { Channel } from '#domain';

export interface ReplyFacts {
  readonly conversationId: string;
  readonly leadId: string;
  readonly leadName: string;
  readonly channel: Channel;
  readonly accountId: string;
  readonly accountAddress: string;
  readonly subject: string | null;
  /** The last message that a person wrote to us; automatic answers do not count. Null: nobody wrote. */
  readonly lastInboundId: string | null;
  /** Where the thread reaches the lead. Null: no address of it is in use any more. */
  readonly channelIdentityId: string | null;
  readonly suppressed: boolean;
  /** Answers that were given in this conversation or are on their way. */
  readonly answers: number;
}

export interface ReplyTouch {
  readonly id: string;
  readonly planId: string;
  readonly conversationId: string;
  readonly kind: 'email_reply' | 'linkedin_reply';
  readonly leadId: string;
  readonly accountId: string;
  readonly channelIdentityId: string;
  readonly subject: string | null;
  readonly text: string;
  /** Business time. */
  readonly dueAt: Temporal.Instant;
}

export interface ReplyReads {
  replyFacts(conversationId: string): Promise<ReplyFacts | undefined>;
}
