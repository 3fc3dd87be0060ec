/**
 * What happened on LinkedIn that no webhook told?
 *
 * A fall-back: webhooks come late, twice or never. New relations are those above the first one that the last reading
 * knew; new messages are those not older than the newest one it saw, by the provider's clock. Both lists come newest
 * first. The keys equal those of the webhooks for the same facts. The very first reading takes one page of each, not
 * the account's whole past.
 */
import { InboxUnreadableError, type InboxReading, type RawSignal } from '#application';
import { z } from 'zod';
import type { Call, ProviderRequest } from './http.js';
import { outcomeOfReading, succeeded } from './outcome.js';
import { chatShape, epochMs, listOf, messageShape, relationShape } from './shapes.js';

const PAGE_SIZE = 50;
const MAX_PAGES = 20;
const MAX_CHATS = 40;
const KNOWN_RELATIONS = 50;
/** Messages may show up a little after others that are younger: each reading looks back this far again. */
const OVERLAP_MS = 10 * 60_000;

/** A round reads every chat with messages since `messagesUntilMs`, in order of `last`, the last chat that was read. */
const cursorSchema = z.object({
  relations: z.array(z.string()),
  messagesUntilMs: z.number().nullable(),
  last: z.object({ at: z.number(), id: z.string() }).optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** A cursor that cannot be read counts as none. */
function readCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch {
    return undefined;
  }
}

type Read = (
  path: readonly string[],
  page?: string,
  query?: Readonly<Record<string, string>>,
) => Promise<unknown>;

function reader(call: Call, signal: AbortSignal): Read {
  return async (path, page, query = {}) => {
    const request: ProviderRequest = {
      method: 'GET',
      path,
      query: { ...query, limit: String(PAGE_SIZE), ...(page === undefined ? {} : { cursor: page }) },
    };
    const reply = await call(request, { signal });
    if (succeeded(reply)) return reply.body;
    const outcome = outcomeOfReading(reply);
    const broken = outcome.kind === 'deferred' && outcome.code === 'account_needs_attention';
    const detail = 'detail' in outcome ? (outcome.detail ?? '') : '';
    throw new InboxUnreadableError(broken ? 'account_needs_attention' : 'provider_unavailable', detail);
  };
}

/** Items page by page, until `enough` says so of a page or there are no more. */
async function pages<T>(
  read: Read,
  path: readonly string[],
  item: z.ZodType<T>,
  maxPages: number,
  enough: (page: readonly T[]) => boolean,
  query?: Readonly<Record<string, string>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const list = listOf(await read(path, next, query), item);
    if (list === undefined)
      throw new InboxUnreadableError('provider_unavailable', 'The answer is not a list.');
    items.push(...list.items);
    next = list.next;
    if (next === undefined || enough(list.items)) break;
  }
  return items;
}

async function newRelations(read: Read, known: readonly string[] | undefined) {
  const isKnown = (relation: { user: { id: string } }) => known?.includes(relation.user.id) ?? false;
  const maxPages = known === undefined ? 1 : MAX_PAGES;
  const all = await pages(read, ['users', 'me', 'relations'], relationShape, maxPages, (page) =>
    page.some(isKnown),
  );
  const firstKnown = all.findIndex(isKnown);
  const fresh = firstKnown === -1 ? all : all.slice(0, firstKnown);
  const signals = fresh.map((relation): RawSignal => ({
    externalKey: `relation:${relation.user.id}`,
    source: 'provider_poll',
    senderHint: relation.user.id,
    raw: JSON.stringify({ object: 'UserRelation', user: relation.user }),
  }));
  return { signals, known: all.slice(0, KNOWN_RELATIONS).map((relation) => relation.user.id) };
}

async function messagesOf(
  read: Read,
  chatId: string,
  sinceMs: number | undefined,
): Promise<readonly RawSignal[]> {
  const isOld = (message: { timestamp?: string | number | null }) =>
    sinceMs !== undefined && (epochMs(message.timestamp) ?? Infinity) < sinceMs;
  const maxPages = sinceMs === undefined ? 1 : MAX_PAGES;
  const all = await pages(read, ['chats', chatId, 'messages'], messageShape, maxPages, (page) =>
    page.some(isOld),
  );
  return all
    .filter((message) => !message.is_sender && !message.is_event && !isOld(message))
    .map((message) => {
      const senderHint = message.sender_id ?? message.sender?.id;
      return {
        externalKey: `message:${message.id}`,
        source: 'provider_poll' as const,
        raw: JSON.stringify({ ...message, object: 'Message', chat_id: chatId }),
        ...(senderHint === undefined ? {} : { senderHint }),
      };
    })
    .reverse();
}

type ChatKey = NonNullable<Cursor['last']>;
const order = (a: ChatKey, b: ChatKey): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * A round too great for one reading goes on in the next one, with the same `since`: a chat with a new message has older
 * ones that were not read yet.
 */
async function newMessages(read: Read, sinceMs: number | undefined, last: ChatKey | undefined) {
  const isOld = (chat: ChatKey) => sinceMs !== undefined && chat.at < sinceMs;
  const dated = chatShape.transform((chat) => ({
    id: chat.id,
    at: epochMs(chat.last_message_timestamp) ?? 0,
  }));
  const maxPages = sinceMs === undefined ? 1 : MAX_PAGES;
  const stop = (page: readonly ChatKey[]) => page.some(isOld);
  const chats = await pages(read, ['chats'], dated, maxPages, stop, { type: '1to1' });
  const left = chats
    .filter((chat) => !isOld(chat) && (last === undefined || order(chat, last) > 0))
    .sort(order);
  const taken = left.slice(0, MAX_CHATS);
  const signals: RawSignal[] = [];
  for (const chat of taken) signals.push(...(await messagesOf(read, chat.id, sinceMs)));
  const reached = taken.at(-1) ?? last;
  return taken.length < left.length
    ? { signals, more: true, reachedMs: undefined, last: reached }
    : { signals, more: false, reachedMs: reached?.at, last: undefined };
}

/** @throws InboxUnreadableError when anything could not be read: then the cursor stands, and all is read again. */
export async function pollUnipile(
  call: Call,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<InboxReading> {
  const before = readCursor(cursor);
  const read = reader(call, signal);
  const relations = await newRelations(read, before?.relations);
  const untilMs = before?.messagesUntilMs ?? undefined;
  const sinceMs = untilMs === undefined ? undefined : untilMs - OVERLAP_MS;
  const messages = await newMessages(read, sinceMs, before?.last);
  const { reachedMs, last, more } = messages;
  const after: Cursor = {
    relations: relations.known,
    // An account that had no chat at all: whatever comes is new.
    messagesUntilMs: reachedMs ?? untilMs ?? (more ? null : 0),
    ...(last === undefined ? {} : { last }),
  };
  return {
    signals: [...relations.signals, ...messages.signals],
    cursor: JSON.stringify(after),
    ...(more ? { more } : {}),
  };
}
