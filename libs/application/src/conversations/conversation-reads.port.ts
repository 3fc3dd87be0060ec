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
  messages(conversationId: string): Promise<readonly MessageRow[]>;
}

export interface ConversationStore extends ConversationReads {
  update(
    id: string,
    change: { readonly disposition?: Disposition; readonly needsReply?: boolean },
  ): Promise<void>;
}
