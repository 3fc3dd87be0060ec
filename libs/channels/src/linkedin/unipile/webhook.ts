/**
 * Which fact does a webhook or a polled object tell?
 *
 * v2 envelopes are `{id: "evt_…", type, created_at, account_id, …payload}`. The page that describes them leaves open
 * whether the payload stands in a field of its own, so both are read. Everything here came over the network.
 */
import type { WebhookKey } from '#application';
import { z } from 'zod';
import { messageShape, userShape, type ProviderMessage, type ProviderUser } from './shapes.js';

const MAX_RAW_CHARS = 512 * 1024;

const looseObject = z.record(z.string(), z.unknown());
type Loose = z.infer<typeof looseObject>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined;

export type Told =
  | { readonly fact: 'message'; readonly message: ProviderMessage }
  | { readonly fact: 'relation'; readonly user: ProviderUser }
  | { readonly fact: 'status'; readonly status: string }
  | { readonly fact: 'other'; readonly type: string };

export interface Telling {
  readonly told: Told;
  readonly eventId?: string;
  readonly providerAccountId?: string;
}

function parsed(raw: string): Loose | undefined {
  if (raw.length > MAX_RAW_CHARS) return undefined;
  try {
    return looseObject.safeParse(JSON.parse(raw)).data;
  } catch {
    return undefined;
  }
}

/** Where the payload may stand, the likeliest first. Laid flat into the envelope, it must not take the event's id. */
function places(envelope: Loose, names: readonly string[]): readonly unknown[] {
  const payloads = [envelope.payload, envelope.data, { ...envelope, id: undefined }].flatMap((place) => {
    const object = looseObject.safeParse(place);
    return object.success ? [object.data] : [];
  });
  return [...payloads.flatMap((payload) => names.map((name) => payload[name])), ...payloads];
}

function firstOf<T>(candidates: readonly unknown[], shape: z.ZodType<T>): T | undefined {
  for (const candidate of candidates) {
    const found = shape.safeParse(candidate);
    if (found.success) return found.data;
  }
  return undefined;
}

function relationUser(envelope: Loose): ProviderUser | undefined {
  const holders = places(envelope, ['relation_request', 'relation', 'request']);
  const users = holders.flatMap((holder) => {
    const object = looseObject.safeParse(holder);
    if (!object.success) return [];
    return [object.data.user, { id: object.data.user_id, public_identifier: object.data.public_identifier }];
  });
  return firstOf(users, userShape);
}

function tell(envelope: Loose, type: string): Told {
  if (type === 'message.new') {
    const message = firstOf(places(envelope, ['message']), z.preprocess(withMessageId, messageShape));
    if (message) return { fact: 'message', message };
  }
  if (type === 'relation.request.accept') {
    const user = relationUser(envelope);
    if (user) return { fact: 'relation', user };
  }
  if (type.startsWith('account.')) return { fact: 'status', status: type };
  return { fact: 'other', type };
}

/** Light payloads name the message `message_id`. */
function withMessageId(value: unknown): unknown {
  const object = looseObject.safeParse(value);
  return object.success ? { ...object.data, id: object.data.id ?? object.data.message_id } : value;
}

/** Undefined when the text is nothing that this provider writes. */
export function readTelling(raw: string): Telling | undefined {
  const envelope = parsed(raw);
  if (envelope === undefined) return undefined;
  const type = text(envelope.type);
  if (envelope.object === 'Message') {
    const message = messageShape.safeParse(envelope);
    return message.success ? { told: { fact: 'message', message: message.data } } : undefined;
  }
  if (envelope.object === 'UserRelation') {
    const user = userShape.safeParse(envelope.user);
    return user.success ? { told: { fact: 'relation', user: user.data } } : undefined;
  }
  if (type === undefined) return undefined;
  const eventId = text(envelope.id);
  const providerAccountId =
    text(envelope.account_id) ?? text(looseObject.safeParse(envelope.account).data?.id);
  return {
    told: tell(envelope, type),
    ...(eventId === undefined ? {} : { eventId }),
    ...(providerAccountId === undefined ? {} : { providerAccountId }),
  };
}

/** The same for the same fact, however it came in. */
export function factKeyOf(told: Told): string | undefined {
  if (told.fact === 'message') return `message:${told.message.id}`;
  if (told.fact === 'relation') return `relation:${told.user.id}`;
  return undefined;
}

export function keyOfWebhook(raw: string): WebhookKey | undefined {
  const telling = readTelling(raw);
  if (telling === undefined) return undefined;
  const { told, eventId, providerAccountId } = telling;
  const externalKey = factKeyOf(told) ?? (eventId === undefined ? undefined : `event:${eventId}`);
  if (externalKey === undefined) return undefined;
  const senderHint =
    told.fact === 'message'
      ? (told.message.sender_id ?? told.message.sender?.id)
      : told.fact === 'relation'
        ? told.user.id
        : undefined;
  return {
    externalKey,
    ...(senderHint === undefined ? {} : { senderHint }),
    ...(providerAccountId === undefined ? {} : { providerAccountId }),
  };
}
