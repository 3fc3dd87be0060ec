/** What is told of what happens on the network? The ledger notes it, and webhooks announce what an account would see. */
import type { Ledger } from '../ledger/ledger.js';
import { toMessage, toRelationRequest } from './objects.js';
import type { NetworkObserver, Relationship } from './social-network.js';
import type { WebhookSender } from './webhook-sender.js';

export function announceOnNetwork(ledger: Ledger, webhooks: WebhookSender): NetworkObserver {
  return {
    visited: (relationship) => ledger.write({ kind: 'profile_visited', ...parties(relationship) }),
    followed: (relationship) => ledger.write({ kind: 'profile_followed', ...parties(relationship) }),
    invited: (relationship, { id, note }) =>
      ledger.write({ kind: 'invitation_sent', ...parties(relationship), invitationId: id, note }),
    accepted: (relationship, invitation) => {
      ledger.write({ kind: 'invitation_accepted', ...parties(relationship), invitationId: invitation.id });
      const payload = toRelationRequest(invitation, relationship.person);
      webhooks.publish('relation.request.accept', relationship.sender.linkedinAccountId, payload);
    },
    withdrawn: (relationship, { id }) =>
      ledger.write({ kind: 'invitation_withdrawn', ...parties(relationship), invitationId: id }),
    written: (relationship, message) => {
      const { id: messageId, chatId, text } = message;
      if (message.inmail) {
        const { subject } = message.inmail;
        ledger.write({ kind: 'inmail_received', ...parties(relationship), chatId, messageId, subject, text });
      } else if (message.isSender)
        ledger.write({
          kind: 'linkedin_message_received',
          ...parties(relationship),
          chatId,
          messageId,
          text,
        });
      webhooks.publish('message.new', relationship.sender.linkedinAccountId, toMessage(message));
    },
  };
}

const parties = ({ sender, person }: Relationship) => ({
  account: sender.linkedinAccountId,
  memberId: person.linkedinMemberId,
  personId: person.id,
});
