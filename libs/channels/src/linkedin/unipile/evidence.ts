/**
 * Did this invitation or message reach LinkedIn after all?
 *
 * Invitations stand in the account's list until they are answered, and an accepted one made a relation. Messages are
 * recognised by their text among the account's last messages to that person. Visits leave no record.
 */
import type { Evidence, OutgoingTouch } from '#application';
import type { Call } from './http.js';
import { memberIdOf, profileOf } from './member.js';
import { isNotFound, succeeded } from './outcome.js';
import { chatShape, epochMs, invitationShape, listOf, messageShape } from './shapes.js';

const PAGE = '100';
const MAX_PAGES = 20;
const OWN_MESSAGES = 10;

const noRecord = (detail: string): Evidence => ({ found: 'no_record', detail });

async function invitationEvidence(call: Call, touch: OutgoingTouch): Promise<Evidence> {
  const member = await memberIdOf(call, touch.target);
  if (!member.ok) return noRecord('The profile of this person could not be read.');
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { type: 'sent', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const reply = await call({ method: 'GET', path: ['users', 'me', 'relation-requests'], query });
    const list = succeeded(reply) ? listOf(reply.body, invitationShape) : undefined;
    if (list === undefined) return noRecord('The list of sent invitations could not be read.');
    const found = list.items.find(
      (invitation) => (invitation.user?.id ?? invitation.user_id) === member.value,
    );
    if (found) return { found: 'sent', externalId: found.id, detail: 'The invitation is among those sent.' };
    cursor = list.next;
    if (cursor === undefined) break;
  }
  // Asked last: an invitation accepted meanwhile has left the list and made a relation.
  const profile = await profileOf(call, touch.target);
  if (!profile.ok) return noRecord('The profile of this person could not be read.');
  if (profile.value.specifics.network_distance === 'FIRST_DEGREE') {
    return { found: 'sent', externalId: `invitation:${touch.touchId}`, detail: 'They are connected by now.' };
  }
  return cursor === undefined
    ? { found: 'nothing', detail: 'No sent invitation names this person, and they are not connected.' }
    : noRecord('The list of sent invitations is too long to be read to its end.');
}

/** Providers trim and re-wrap; the words stay. */
const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

async function chatsWith(call: Call, touch: OutgoingTouch): Promise<readonly string[] | undefined> {
  if (touch.threadKey !== undefined) return [touch.threadKey];
  const member = await memberIdOf(call, touch.target);
  if (!member.ok) return undefined;
  const reply = await call({ method: 'GET', path: ['users', member.value, 'chat'] });
  // No chat with this person is an answer too.
  if (isNotFound(reply)) return [];
  return succeeded(reply) ? listOf(reply.body, chatShape)?.items.map((chat) => chat.id) : undefined;
}

async function messageEvidence(call: Call, touch: OutgoingTouch): Promise<Evidence> {
  const chats = await chatsWith(call, touch);
  if (chats === undefined) return noRecord('The chats with this person could not be read.');
  for (const chatId of chats) {
    const reply = await call({ method: 'GET', path: ['chats', chatId, 'messages'], query: { limit: '50' } });
    const list = succeeded(reply) ? listOf(reply.body, messageShape) : undefined;
    if (list === undefined) return noRecord('The messages of the chat could not be read.');
    const own = list.items
      .filter((message) => message.is_sender)
      .sort((a, b) => (epochMs(b.timestamp) ?? 0) - (epochMs(a.timestamp) ?? 0))
      .slice(0, OWN_MESSAGES);
    const found = own.find((message) => words(message.text ?? '') === words(touch.text));
    if (found) {
      return {
        found: 'sent',
        externalId: found.id,
        threadKey: chatId,
        detail: 'The chat holds this very message.',
      };
    }
  }
  return { found: 'nothing', detail: 'None of the last messages to this person has this text.' };
}

export function findEvidence(call: Call, touch: OutgoingTouch): Promise<Evidence> {
  if (touch.kind === 'linkedin_invite') return invitationEvidence(call, touch);
  if (touch.kind === 'linkedin_message' || touch.kind === 'linkedin_reply')
    return messageEvidence(call, touch);
  return Promise.resolve(noRecord('A visit leaves no record that could be read.'));
}
