/**
 * Did this invitation or message reach LinkedIn after all?
 *
 * Invitations stand in the account's list until they are answered or taken back, and an accepted one made a relation.
 * Messages and InMails are recognised by their text among the account's last messages to that person. A profile tells
 * whether it is followed. Visits leave no record.
 */
import type { Evidence, OutgoingTouch } from '#application';
import type { Call } from './http.js';
import { inmailTexts } from './inmail.js';
import { memberIdOf, profileOf } from './member.js';
import { isNotFound, succeeded } from './outcome.js';
import { invitationTo } from './sent-invitations.js';
import { chatShape, epochMs, listOf, messageShape } from './shapes.js';

const OWN_MESSAGES = 10;

const noRecord = (detail: string): Evidence => ({ found: 'no_record', detail });

async function invitationEvidence(call: Call, touch: OutgoingTouch): Promise<Evidence> {
  const invitation = await invitationTo(call, touch.target);
  if ('outcome' in invitation) return noRecord('The list of sent invitations could not be read to its end.');
  if (invitation.id !== undefined)
    return { found: 'sent', externalId: invitation.id, detail: 'The invitation is among those sent.' };
  // Asked last: an invitation accepted meanwhile has left the list and made a relation.
  const connected = await isConnected(call, touch);
  if (connected === undefined) return noRecord('The profile of this person could not be read.');
  return connected
    ? { found: 'sent', externalId: `invitation:${touch.touchId}`, detail: 'They are connected by now.' }
    : { found: 'nothing', detail: 'No sent invitation names this person, and they are not connected.' };
}

/** An invitation that is gone was taken back, unless it was accepted: then there was nothing left to take back. */
async function withdrawalEvidence(call: Call, touch: OutgoingTouch): Promise<Evidence> {
  const invitation = await invitationTo(call, touch.target);
  if ('outcome' in invitation) return noRecord('The list of sent invitations could not be read to its end.');
  if (invitation.id !== undefined)
    return { found: 'nothing', detail: 'The invitation still waits for an answer.' };
  const connected = await isConnected(call, touch);
  if (connected === undefined) return noRecord('The profile of this person could not be read.');
  return connected
    ? { found: 'nothing', detail: 'The invitation was accepted.' }
    : { found: 'sent', externalId: `withdrawal:${touch.touchId}`, detail: 'The invitation is gone.' };
}

async function followEvidence(call: Call, touch: OutgoingTouch): Promise<Evidence> {
  const profile = await profileOf(call, touch.target);
  if (!profile.ok || profile.value.following === undefined)
    return noRecord('The profile does not tell whether it is followed.');
  return profile.value.following
    ? { found: 'sent', externalId: `follow:${touch.touchId}`, detail: 'The profile is followed.' }
    : { found: 'nothing', detail: 'The profile is not followed.' };
}

async function isConnected(call: Call, touch: OutgoingTouch): Promise<boolean | undefined> {
  const profile = await profileOf(call, touch.target);
  return profile.ok ? profile.value.specifics.network_distance === 'FIRST_DEGREE' : undefined;
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
  const texts = touch.kind === 'linkedin_inmail' ? inmailTexts(touch) : [touch.text];
  const wanted = new Set(texts.map(words));
  for (const chatId of chats) {
    const reply = await call({ method: 'GET', path: ['chats', chatId, 'messages'], query: { limit: '50' } });
    const list = succeeded(reply) ? listOf(reply.body, messageShape) : undefined;
    if (list === undefined) return noRecord('The messages of the chat could not be read.');
    const own = list.items
      .filter((message) => message.is_sender)
      .sort((a, b) => (epochMs(b.timestamp) ?? 0) - (epochMs(a.timestamp) ?? 0))
      .slice(0, OWN_MESSAGES);
    const found = own.find((message) => wanted.has(words(message.text ?? '')));
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
  switch (touch.kind) {
    case 'linkedin_invite':
      return invitationEvidence(call, touch);
    case 'linkedin_withdraw':
      return withdrawalEvidence(call, touch);
    case 'linkedin_follow':
      return followEvidence(call, touch);
    case 'linkedin_message':
    case 'linkedin_reply':
    case 'linkedin_inmail':
      return messageEvidence(call, touch);
    default:
      return Promise.resolve(noRecord('A visit leaves no record that could be read.'));
  }
}
