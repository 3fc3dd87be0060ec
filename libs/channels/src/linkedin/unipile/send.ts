/** How does a LinkedIn touch leave? Reading comes first; the one request with an effect carries the guard. */
import type { OutgoingTouch, SendGuard } from '#application';
import type { Outcome } from '#domain';
import type { Call, ProviderRequest } from './http.js';
import { inmailOf, type InmailProduct } from './inmail.js';
import { memberIdOf, profileOf } from './member.js';
import { invitationTo } from './sent-invitations.js';
import { outcomeOfEffect, succeeded } from './outcome.js';
import { sentShape } from './shapes.js';

/** LinkedIn's own bound on an invitation's note; some accounts have less, which the provider then says. */
const MAX_NOTE_CHARS = 300;

type Sent = { readonly id?: string; readonly message_id?: string; readonly chat_id?: string };
type Delivered = Extract<Outcome, { kind: 'delivered' }>;

const refused = (code: Extract<Outcome, { kind: 'refused' }>['code'], detail: string): Outcome => ({
  kind: 'refused',
  code,
  detail,
});

async function perform(
  call: Call,
  guard: SendGuard,
  request: Omit<ProviderRequest, 'method'>,
  delivered: (sent: Sent) => Omit<Delivered, 'kind'>,
): Promise<Outcome> {
  const reply = await call({ method: 'POST', ...request }, guard);
  if (!succeeded(reply)) return outcomeOfEffect(reply);
  const sent = sentShape.safeParse(reply.body);
  return { kind: 'delivered', ...delivered(sent.success ? sent.data : {}) };
}

async function visit(call: Call, touch: OutgoingTouch, guard: SendGuard): Promise<Outcome> {
  const profile = await profileOf(call, touch.target, { signal: guard.signal });
  if (!profile.ok) return profile.outcome;
  const token = profile.value.specifics.notify_visit_token;
  if (token === undefined) return refused('recipient_unreachable', 'This profile takes no visits.');
  return perform(call, guard, { path: ['users', 'visit-profile'], query: { token } }, () => ({
    externalId: `visit:${touch.touchId}`,
  }));
}

async function invite(call: Call, touch: OutgoingTouch, guard: SendGuard): Promise<Outcome> {
  if (touch.text.length > MAX_NOTE_CHARS) {
    return refused('content_refused', `The note is longer than ${MAX_NOTE_CHARS} characters.`);
  }
  const member = await memberIdOf(call, touch.target, { signal: guard.signal });
  if (!member.ok) return member.outcome;
  const body = { user_id: member.value, ...(touch.text === '' ? {} : { message: touch.text }) };
  return perform(call, guard, { path: ['users', 'me', 'relation-requests'], body }, (sent) => ({
    externalId: sent.id ?? `invitation:${touch.touchId}`,
  }));
}

function writeInto(chatId: string, call: Call, touch: OutgoingTouch, guard: SendGuard): Promise<Outcome> {
  const request = { path: ['chats', chatId, 'messages', 'send'], body: { text: touch.text } };
  return perform(call, guard, request, (sent) => ({
    externalId: sent.message_id ?? `message:${touch.touchId}`,
    threadKey: chatId,
  }));
}

async function message(call: Call, touch: OutgoingTouch, guard: SendGuard): Promise<Outcome> {
  if (touch.threadKey !== undefined) return writeInto(touch.threadKey, call, touch, guard);
  const member = await memberIdOf(call, touch.target, { signal: guard.signal });
  if (!member.ok) return member.outcome;
  const body = { text: touch.text, users_ids: member.value };
  return perform(call, guard, { path: ['chats', 'send'], body }, (sent) => ({
    externalId: sent.message_id ?? `message:${touch.touchId}`,
    ...(sent.chat_id === undefined ? {} : { threadKey: sent.chat_id }),
  }));
}

async function follow(call: Call, touch: OutgoingTouch, guard: SendGuard): Promise<Outcome> {
  const member = await memberIdOf(call, touch.target, { signal: guard.signal });
  if (!member.ok) return member.outcome;
  return perform(call, guard, { path: ['users', 'me', 'follow', member.value] }, () => ({
    externalId: `follow:${touch.touchId}`,
  }));
}

async function inmail(
  call: Call,
  product: InmailProduct,
  touch: OutgoingTouch,
  guard: SendGuard,
): Promise<Outcome> {
  const member = await memberIdOf(call, touch.target, { signal: guard.signal });
  if (!member.ok) return member.outcome;
  const body = { users_ids: member.value, ...inmailOf(product, touch) };
  return perform(call, guard, { path: ['chats', 'send'], body }, (sent) => ({
    externalId: sent.message_id ?? `inmail:${touch.touchId}`,
    ...(sent.chat_id === undefined ? {} : { threadKey: sent.chat_id }),
  }));
}

/** The invitation is looked up first, by the member: one that was accepted meanwhile is none any more. */
async function withdraw(call: Call, touch: OutgoingTouch, guard: SendGuard): Promise<Outcome> {
  const invitation = await invitationTo(call, touch.target, { signal: guard.signal });
  if ('outcome' in invitation) return invitation.outcome;
  if (invitation.id === undefined) return nothingToWithdraw();
  const path = ['users', 'me', 'relation-requests', invitation.id, 'cancel'];
  const outcome = await perform(call, guard, { path }, () => ({ externalId: `withdrawal:${touch.touchId}` }));
  const isGone = outcome.kind === 'refused' && outcome.code === 'recipient_unreachable';
  return isGone ? nothingToWithdraw() : outcome;
}

const nothingToWithdraw = (): Outcome =>
  refused('nothing_to_withdraw', 'No invitation to this person waits for an answer.');

export async function sendThroughUnipile(
  call: Call,
  touch: OutgoingTouch,
  guard: SendGuard,
  inmailProduct: InmailProduct = 'classic',
): Promise<Outcome> {
  switch (touch.kind) {
    case 'linkedin_visit':
      return visit(call, touch, guard);
    case 'linkedin_invite':
      return invite(call, touch, guard);
    case 'linkedin_message':
      return message(call, touch, guard);
    case 'linkedin_reply':
      return touch.threadKey === undefined
        ? refused('recipient_unreachable', 'The conversation to answer in is not known.')
        : writeInto(touch.threadKey, call, touch, guard);
    case 'linkedin_follow':
      return follow(call, touch, guard);
    case 'linkedin_inmail':
      return inmail(call, inmailProduct, touch, guard);
    case 'linkedin_withdraw':
      return withdraw(call, touch, guard);
    case 'manual_task':
      return refused('rejected', 'A task is done by a person.');
    case 'email':
    case 'email_reply':
    case 'email_test':
      return refused('rejected', 'An email cannot leave through LinkedIn.');
  }
}
