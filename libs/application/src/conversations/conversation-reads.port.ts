/** How do use cases read what was written to and fro? */
import type { Channel, Disposition } from '#domain';

export interface ConversationRow {
  readonly id: string;
  readonly leadId: string;
  readonly leadName: string;
  readonly companyName: string | null;
  readonly accountId: string;
  readonly channel: Channel;
  readonly subject: string | null;
  readonly disposition: Disposition | null;
  readonly needsReply: boolean;
  readonly lastMessageAt: Temporal.Instant;
  readonly lastMessage: { readonly direction: 'in' | 'out'; readonly text: string } | null;
}

export interface MessageRow {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly subject: string | null;
  readonly text: string;
  readonly disposition: Disposition | null;
  readonly automatic: boolean;
  readonly occurredAt: Temporal.Instant;
}

export interface ConversationQuery {
  readonly needsReply?: boolean;
  readonly disposition?: Disposition;
  readonly campaignId?: string;
  readonly leadId?: string;
  /** After this conversation: its last message's instant and its id. */
  readonly after?: readonly [string, string];
  readonly limit: number;
}

export interface ConversationReads {
  list(query: ConversationQuery): Promise<readonly ConversationRow[]>;
  byId(id: string): Promise<ConversationRow | undefined>;
  /** Newest first, after the message at this instant with this id. */
  messages(
    conversationId: string,
    limit: number,
    after?: readonly [string, string],
  ): Promise<readonly MessageRow[]>;
}

/** A message of another system's past. */
export interface PastMessage {
  readonly id: string;
  readonly externalId: string;
  readonly direction: 'in' | 'out';
  readonly subject: string | null;
  readonly text: string;
  readonly occurredAt: Temporal.Instant;
}

export interface PastConversation {
  readonly leadId: string;
  readonly accountId: string;
  readonly channel: Channel;
  readonly subject: string | null;
  readonly needsReply: boolean | null;
  readonly messages: readonly PastMessage[];
}

export interface ConversationStore extends ConversationReads {
  /** Opens the conversation when there is none; a message whose external id is known is left as it is. */
  addPast(past: PastConversation): Promise<{ readonly conversationId: string; readonly added: number }>;
  update(
    id: string,
    change: { readonly disposition?: Disposition; readonly needsReply?: boolean },
  ): Promise<void>;
}
