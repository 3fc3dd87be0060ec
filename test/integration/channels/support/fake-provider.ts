/**
 * How does the LinkedIn provider answer, and fail, one request at a time?
 *
 * A few routes of its v2 API over real HTTP, with lists newest first and in small pages. `next` overrides the answer
 * to the next request with an effect, or to the next one at all.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeError {
  readonly status: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of a problem of the provider. */
  readonly text?: string;
}
export type NextAct = 'drop_after_effect' | 'hang_after_effect' | 'hang_without_effect' | FakeError;

export interface Effect {
  readonly kind: 'visit' | 'invitation' | 'message';
  readonly userId: string;
  readonly text: string;
}
interface StoredMessage {
  readonly id: string;
  readonly chatId: string;
  readonly text: string;
  readonly isSender: boolean;
  readonly at: number;
}

const ACCOUNT = 'acc_ada';
const KEY = 'key-1';

/** `pub-7` is the public id of the member `ACo7`. */
const memberOf = (id: string): string | undefined => {
  const number = /^(?:pub-|ACo)(\d+)$/.exec(id)?.[1];
  return number === undefined ? undefined : `ACo${number}`;
};
const userOf = (memberId: string) => ({
  object: 'User',
  id: memberId,
  public_identifier: memberId.replace('ACo', 'PUB-'),
  display_name: `Person ${memberId.slice(3)}`,
});

export class FakeProvider {
  readonly effects: Effect[] = [];
  readonly requests: string[] = [];
  readonly relations: string[] = [];
  nextEffect: NextAct | undefined;
  nextAny: 'drop' | FakeError | undefined;
  /** A profile that answers to this id under another public id. */
  renamed: string | undefined;
  readonly #messages: StoredMessage[] = [];
  #clock = Date.UTC(2026, 10, 2, 9);
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Somebody writes to the account. */
  receive(memberId: string, text: string): void {
    this.#store(memberId, text, false);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? '/', 'http://provider.test');
    this.requests.push(`${request.method} ${url.pathname}`);
    if (this.nextAny !== undefined) {
      const act = this.nextAny;
      this.nextAny = undefined;
      if (act === 'drop') return void request.socket.destroy();
      return problem(response, act);
    }
    if (request.headers['x-api-key'] !== KEY)
      return problem(response, { status: 401, type: 'api/missing_credentials' });
    const path = url.pathname.split('/').slice(1).map(decodeURIComponent);
    if (path[0] !== 'v2' || path[1] !== ACCOUNT)
      return problem(response, { status: 404, type: 'api/resource_not_found' });
    const rest = path.slice(2).join('/');
    if (request.method === 'GET') return this.#read(rest, url.searchParams, response);
    this.#effect(
      rest,
      url.searchParams,
      body === '' ? {} : (JSON.parse(body) as Record<string, string>),
      request,
      response,
    );
  }

  #read(path: string, query: URLSearchParams, response: ServerResponse): void {
    const chat = /^chats\/([^/]+)\/messages$/.exec(path)?.[1];
    const chatWith = /^users\/([^/]+)\/chat$/.exec(path)?.[1];
    if (path === 'users/me/relation-requests') {
      const sent = this.effects
        .map((effect, i) => ({ effect, id: `inv_${i}` }))
        .filter((e) => e.effect.kind === 'invitation');
      return page(
        response,
        query,
        sent.reverse().map((e) => ({ object: 'RelationRequest', id: e.id, user: userOf(e.effect.userId) })),
      );
    }
    if (path === 'users/me/relations') {
      return page(
        response,
        query,
        this.relations.toReversed().map((id) => ({ object: 'UserRelation', id, user: userOf(id) })),
      );
    }
    if (path === 'chats') return page(response, query, this.#chats());
    if (chat !== undefined) return page(response, query, this.#chat(chat).reverse());
    if (chatWith !== undefined)
      return page(
        response,
        query,
        this.#chats().filter((c) => c.id === `chat_${chatWith}`),
      );
    const asked = path.replace(/^users\//, '');
    const memberId = memberOf(asked);
    if (memberId === undefined) return problem(response, { status: 404, type: 'api/resource_not_found' });
    const user =
      asked === this.renamed ? { ...userOf(memberId), public_identifier: 'somebody-else' } : userOf(memberId);
    const network_distance = this.relations.includes(memberId) ? 'FIRST_DEGREE' : 'THIRD_DEGREE';
    json(response, 200, {
      ...user,
      object: 'UserProfile',
      specifics: { network_distance, notify_visit_token: `visit-${memberId}` },
    });
  }

  #effect(
    path: string,
    query: URLSearchParams,
    body: Record<string, string>,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const act = this.nextEffect;
    this.nextEffect = undefined;
    if (act === 'hang_without_effect') return;
    if (typeof act === 'object') return problem(response, act);
    const answer = this.#perform(path, query, body);
    if (act === 'hang_after_effect') return;
    if (act === 'drop_after_effect') return void request.socket.destroy();
    if ('type' in answer) return problem(response, answer);
    json(response, answer.status, answer.body);
  }

  #perform(
    path: string,
    query: URLSearchParams,
    body: Record<string, string>,
  ): (FakeError & { type: string }) | { status: number; body: object } {
    const chat = /^chats\/chat_([^/]+)\/messages\/send$/.exec(path)?.[1];
    const userId = chat ?? body.user_id ?? body.users_ids ?? query.get('token')?.replace('visit-', '') ?? '';
    if (memberOf(userId) !== userId) return { status: 422, type: 'provider/invalid_recipient' };
    if (path === 'users/visit-profile') {
      this.effects.push({ kind: 'visit', userId, text: '' });
      return { status: 200, body: { object: 'ProfileVisited' } };
    }
    if (path === 'users/me/relation-requests') {
      this.effects.push({ kind: 'invitation', userId, text: body.message ?? '' });
      return {
        status: 201,
        body: { object: 'RelationRequest', id: `inv_${this.effects.length - 1}`, type: 'sent' },
      };
    }
    this.effects.push({ kind: 'message', userId, text: body.text ?? '' });
    const stored = this.#store(userId, body.text ?? '', true);
    return { status: 200, body: { object: 'ChatStarted', chat_id: stored.chatId, message_id: stored.id } };
  }

  #store(memberId: string, text: string, isSender: boolean): StoredMessage {
    this.#clock += 60_000;
    const message = {
      id: `msg_${this.#messages.length}`,
      chatId: `chat_${memberId}`,
      text,
      isSender,
      at: this.#clock,
    };
    this.#messages.push(message);
    return message;
  }

  #chats() {
    const last = new Map(this.#messages.map((message) => [message.chatId, message.at]));
    return [...last]
      .sort((a, b) => b[1] - a[1])
      .map(([id, at]) => ({
        object: 'Chat',
        id,
        type: '1to1',
        last_message_timestamp: new Date(at).toISOString(),
      }));
  }

  #chat(chatId: string) {
    return this.#messages
      .filter((message) => message.chatId === chatId)
      .map(({ id, text, isSender, at }) => ({
        object: 'Message',
        id,
        chat_id: chatId,
        text,
        sender_id: isSender ? 'ACoOwn' : chatId.slice(5),
        timestamp: new Date(at).toISOString(),
        is_sender: isSender,
      }));
  }
}

function page(response: ServerResponse, query: URLSearchParams, all: readonly unknown[]): void {
  const limit = Math.min(Number(query.get('limit') ?? 20), 20);
  const from = Number(query.get('cursor') ?? 0);
  const next = from + limit < all.length ? { next_cursor: String(from + limit) } : {};
  json(response, 200, { data: all.slice(from, from + limit), total_count: all.length, ...next });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, error: FakeError): void {
  response.writeHead(error.status, { 'content-type': 'application/json', ...error.headers });
  const { status, type } = error;
  response.end(
    error.text ?? JSON.stringify({ object: 'Error', type, status, title: 'A problem', detail: 'So it is.' }),
  );
}
