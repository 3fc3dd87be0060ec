/**
 * How does one request reach the provider, and how far did it get?
 *
 * Every request has a connection of its own, so that a kept-alive socket gone stale is never mistaken for a request
 * that was lost. The client tells when the connection stands and the first byte is about to be written: there the guard
 * is asked, and a failure before that moment proves that nothing left. Redirects are not followed.
 */
import { Agent, type Dispatcher } from 'undici';
import type { LinkedinTimeouts, UnipileAccess } from './settings.js';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

export interface ProviderRequest {
  readonly method: 'GET' | 'POST';
  /** Segments below the account; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Reply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterMs?: number;
      readonly body: unknown;
    }
  | { readonly kind: 'lost'; readonly left: boolean; readonly givenUp: boolean; readonly detail: string };

export interface RequestGuard {
  readonly signal?: AbortSignal;
  readonly assertMaySend?: () => void;
  readonly bodyLeft?: () => void;
}

export type Call = (request: ProviderRequest, guard?: RequestGuard) => Promise<Reply>;

/** A stored id must never walk to another resource; dots alone do so even when they are encoded. */
const isNoId = (segment: string): boolean => /^\.*$/.test(segment);

const NO_SUCH_ID: Reply = {
  kind: 'answered',
  status: 404,
  body: { type: 'api/invalid_resource_identifier' },
};

function pathOf(access: UnipileAccess, request: ProviderRequest): string {
  const segments = request.path.map(encodeURIComponent);
  const query = new URLSearchParams(request.query).toString();
  return `${access.root}/${segments.join('/')}${query === '' ? '' : `?${query}`}`;
}

function retryAfterMs(headers: Readonly<Record<string, string | string[] | undefined>>): number | undefined {
  const value = headers['retry-after'];
  return typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) * 1000 : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Collects one answer; `done` is called once. */
class Conversation implements Dispatcher.DispatchHandler {
  #left = false;
  #over = false;
  #controller: Dispatcher.DispatchController | undefined;
  #givenUp: Error | undefined;
  #status = 0;
  #retryAfterMs: number | undefined;
  #bytes = 0;
  readonly #chunks: Buffer[] = [];

  constructor(
    private readonly guard: RequestGuard,
    private readonly done: (reply: Reply) => void,
  ) {}

  giveUp(reason: Error): void {
    this.#givenUp = reason;
    this.#controller?.abort(reason);
    this.#lost(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#givenUp) throw this.#givenUp;
    try {
      this.guard.assertMaySend?.();
    } catch (error) {
      this.#givenUp = error instanceof Error ? error : new Error(String(error));
      throw this.#givenUp;
    }
    this.#left = true;
    this.#controller = controller;
    // The client writes the whole request in this turn of the event loop: these bodies are small.
    const { bodyLeft } = this.guard;
    if (bodyLeft) setImmediate(bodyLeft);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#retryAfterMs = retryAfterMs(headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MAX_ANSWER_BYTES)
      controller.abort(new Error('The answer is larger than any real one.'));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#end({
      kind: 'answered',
      status: this.#status,
      body: json(Buffer.concat(this.#chunks).toString('utf8')),
      ...(this.#retryAfterMs === undefined ? {} : { retryAfterMs: this.#retryAfterMs }),
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#lost(error);
  }

  #lost(error: Error): void {
    this.#end({
      kind: 'lost',
      left: this.#left,
      givenUp: this.#givenUp !== undefined && !(this.#givenUp instanceof Slow),
      detail: error.message.slice(0, 300) || error.name,
    });
  }

  #end(reply: Reply): void {
    if (this.#over) return;
    this.#over = true;
    this.done(reply);
  }
}

/** Our own patience ran out, which is the provider's doing and not the guard's. */
class Slow extends Error {}

export function createDispatcher(timeouts: LinkedinTimeouts): Dispatcher {
  return new Agent({ pipelining: 0, connect: { timeout: timeouts.connectionMs } });
}

export function callerFor(access: UnipileAccess, dispatcher: Dispatcher, timeouts: LinkedinTimeouts): Call {
  return (request, guard = {}) =>
    new Promise((resolve) => {
      if (request.path.some(isNoId)) return resolve(NO_SUCH_ID);
      const patience = setTimeout(
        () => conversation.giveUp(new Slow(`No answer within ${timeouts.requestMs} ms.`)),
        timeouts.requestMs,
      );
      const onAbort = () => conversation.giveUp(new Error('The request was given up.'));
      const conversation = new Conversation(guard, (reply) => {
        clearTimeout(patience);
        guard.signal?.removeEventListener('abort', onAbort);
        resolve(reply);
      });
      if (guard.signal?.aborted) return onAbort();
      guard.signal?.addEventListener('abort', onAbort, { once: true });
      dispatcher.dispatch(
        {
          origin: access.origin,
          path: pathOf(access, request),
          method: request.method,
          headers: {
            'x-api-key': access.apiKey,
            accept: 'application/json',
            ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          body: request.body === undefined ? null : JSON.stringify(request.body),
        },
        conversation,
      );
    });
}
