/**
 * What do the provider's objects look like?
 *
 * Shapes of the v2 API (https://developer.unipile.com/v2.0/reference), with the fields that an outreach product reads.
 */
import type { Person } from '../population/people.js';
import type { Sender } from '../population/senders.js';
import type { Chat, ChatMessage, Invitation, Relationship } from './social-network.js';

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly total_count: number;
  readonly next_cursor?: string;
}

export const toUser = (person: Person) => ({
  object: 'User',
  id: person.linkedinMemberId,
  type: 'individual',
  public_identifier: person.linkedinPublicId,
  display_name: `${person.firstName} ${person.lastName}`,
  profile_url: `https://www.linkedin.com/in/${person.linkedinPublicId}`,
  description: `${person.jobTitle} at ${person.company.name}`,
});

export const toOwnUser = (sender: Sender) => ({
  object: 'User',
  id: sender.linkedinMemberId,
  type: 'individual',
  public_identifier: sender.linkedinPublicId,
  display_name: sender.name,
  profile_url: `https://www.linkedin.com/in/${sender.linkedinPublicId}`,
});

export function toProfile(
  person: Person,
  relationship: Relationship,
  visitToken: string,
  takesInmail: boolean,
) {
  const { invitation } = relationship;
  const isPending = invitation?.status === 'pending';
  return {
    ...toUser(person),
    object: 'UserProfile',
    provider: 'linkedin',
    first_name: person.firstName,
    last_name: person.lastName,
    location: person.location,
    following: relationship.following ?? false,
    is_blocked: false,
    specifics: {
      member_id: person.linkedinMemberId,
      network_distance: relationship.distance,
      ...(isPending
        ? { relation_request: toRelationRequest(invitation, person), relation_request_status: 'PENDING' }
        : {}),
      ...(invitation?.status === 'withdrawn' ? { relation_request_status: 'WITHDRAWN' } : {}),
      can_send_inmail: takesInmail,
      notify_visit_token: visitToken,
      throttled_sections: [],
    },
  };
}

export const toRelationRequest = (invitation: Invitation, person: Person) => ({
  object: 'RelationRequest',
  id: invitation.id,
  type: 'sent',
  user: toUser(person),
  created_at: invitation.sentAt.toString(),
  ...(invitation.note ? { message: invitation.note } : {}),
});

export const toRelation = (relationship: Relationship, person: Person) => ({
  object: 'UserRelation',
  id: person.linkedinMemberId,
  user: toUser(person),
  created_at: relationship.connectedAt?.toString(),
});

export function toChat(chat: Chat, person: Person) {
  const last = chat.messages.at(-1);
  return {
    object: 'Chat',
    id: chat.id,
    name: `${person.firstName} ${person.lastName}`,
    type: '1to1',
    is_group: false,
    is_channel: false,
    is_pinned: false,
    is_readonly: false,
    is_archived: false,
    folders: ['inbox'],
    unread_count: 0,
    user_id: person.linkedinMemberId,
    user: toUser(person),
    ...(last && {
      last_message: { text: last.text, is_sender: last.isSender },
      last_message_timestamp: last.at.toString(),
    }),
    provider: 'linkedin',
  };
}

export const toMessage = (message: ChatMessage) => ({
  object: 'Message',
  id: message.id,
  text: message.text,
  sender_id: message.senderId,
  chat_id: message.chatId,
  timestamp: message.at.toString(),
  is_sender: message.isSender,
  is_seen: false,
  is_delivered: true,
  is_deleted: false,
  is_edited: false,
  is_event: false,
  attachments: [],
  provider: 'linkedin',
  ...(message.inmail && { specifics: { subject: message.inmail.subject } }),
});
