/**
 * What does a webhook or a polled object mean?
 *
 * Interpretation is pure and fetches nothing, so a message must come with its text; one without it (a voice note, a
 * picture, or a webhook lighter than expected) is still an answer, with an empty text: it stops the sequence, which is
 * the safe side.
 */
import type { Signal } from '#application';
import { epochMs, type ProviderMessage, type ProviderUser } from './shapes.js';
import { factKeyOf, readTelling, type Told } from './webhook.js';

/** Raise it with every change that makes some input mean something else. */
export const UNIPILE_INTERPRETER_VERSION = 1;

const MAX_TEXT_CHARS = 32_000;

const irrelevant = (detail: string): Signal => ({ kind: 'irrelevant', detail });

/** Control characters carry nothing that a person wrote. */
const clean = (text: string): string =>
  text
    .slice(0, MAX_TEXT_CHARS)

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .toWellFormed()
    .trim();

function instant(timestamp: ProviderMessage['timestamp']): string | undefined {
  const ms = epochMs(timestamp);
  return ms !== undefined && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}

function ofMessage(message: ProviderMessage, factKey: string | undefined): Signal {
  if (message.is_sender) return irrelevant('Our own message.');
  if (message.is_event || message.is_deleted) return irrelevant('Not something that a person wrote.');
  const from = message.sender_id ?? message.sender?.id;
  if (from === undefined) return irrelevant('The message names no sender.');
  const at = instant(message.timestamp);
  const fromName = message.sender?.display_name;
  return {
    kind: 'reply',
    from,
    text: clean(message.text ?? ''),
    externalId: message.id,
    answers: [],
    automatic: false,
    ...(fromName === undefined ? {} : { fromName: clean(fromName).slice(0, 200) }),
    ...(message.chat_id === undefined ? {} : { threadKey: message.chat_id }),
    ...(at === undefined ? {} : { at }),
    ...(factKey === undefined ? {} : { factKey }),
  };
}

function ofRelation(user: ProviderUser, factKey: string | undefined): Signal {
  return {
    kind: 'invitation_accepted',
    memberId: user.id,
    ...(user.public_identifier === undefined ? {} : { publicId: user.public_identifier }),
    ...(factKey === undefined ? {} : { factKey }),
  };
}

/** The documentation writes both `error` and `errored`. */
function ofStatus(type: string): Signal {
  switch (type) {
    case 'account.status.running':
    case 'account.reconnect':
    case 'account.add':
      return { kind: 'account_status', status: 'running', detail: type };
    case 'account.status.disconnected':
    case 'account.status.errored':
    case 'account.status.error':
    case 'account.status.paused':
    case 'account.remove':
      return { kind: 'account_status', status: 'needs_attention', detail: type };
    default:
      return irrelevant(`Nothing follows from ${type.slice(0, 100)}.`);
  }
}

function meaningOf(told: Told): Signal {
  switch (told.fact) {
    case 'message':
      return ofMessage(told.message, factKeyOf(told));
    case 'relation':
      return ofRelation(told.user, factKeyOf(told));
    case 'status':
      return ofStatus(told.status);
    case 'other':
      return irrelevant(`Nothing follows from ${told.type.slice(0, 100)}.`);
  }
}

export async function interpretUnipile(raw: string, ownAccountId: string): Promise<Signal> {
  const telling = readTelling(raw);
  if (telling === undefined) return irrelevant('The input is nothing that this provider writes.');
  if (telling.providerAccountId !== undefined && telling.providerAccountId !== ownAccountId) {
    return irrelevant('The event concerns another account.');
  }
  return meaningOf(telling.told);
}
