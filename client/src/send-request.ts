/** How does one call get its answer? Repeated while that helps, and never done twice. */
import { OvertureError, type Problem } from './overture-error.ts';
import { isWorthRepeating, pauseBefore } from './retry.ts';
import { type FileBody, requestParts, type Route } from './route.ts';

const HALF = { duplex: 'half' } as const;

export interface Connection {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  /** Tries after the first. */
  readonly retries: number;
  /** Milliseconds that one try may take until the answer begins. */
  readonly timeoutMs: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Yours, to repeat an act after a crash of your own; by default each call gets a fresh one. */
  readonly idempotencyKey?: string;
  /** The `etag` of what you read: the act is refused when it changed since. */
  readonly ifMatch?: string;
}

/** An answer with what stands around it. */
export interface Answer<Data> {
  readonly data: Data;
  readonly status: number;
  readonly etag: string | null;
  readonly requestId: string | null;
  /** True when this is the answer of an earlier call with the same idempotency key. */
  readonly replayed: boolean;
}

/** The response of the first try that says anything final; its body is unread. */
export async function sendRequest(
  connection: Connection,
  operation: string,
  route: Route,
  input: Readonly<Record<string, unknown>>,
  options: CallOptions = {},
): Promise<Response> {
  const { url, body, contentType } = requestParts(connection.baseUrl, route, input);
  const idempotencyKey = options.idempotencyKey ?? (route.acts ? crypto.randomUUID() : undefined);
  const headers = {
    authorization: `Bearer ${connection.apiKey}`,
    accept: route.produces ?? 'application/json',
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
  };
  // What streams in can be sent once only.
  const retries = body instanceof ReadableStream ? 0 : connection.retries;
  for (let tried = 1; ; tried += 1) {
    const answer = await once(connection, url, { method: route.method, headers, body }, options.signal);
    const last = tried > retries;
    if (answer instanceof Response && answer.ok) return answer;
    const status = answer instanceof Response ? answer.status : 0;
    if (last || !isWorthRepeating(status) || options.signal?.aborted) throw await refused(operation, answer);
    const retryAfter = answer instanceof Response ? answer.headers.get('retry-after') : null;
    if (answer instanceof Response) await answer.body?.cancel();
    await pause(pauseBefore(tried, retryAfter, Math.random()), options.signal);
  }
}

/** The time-out covers the time to the first byte: what streams may take as long as it likes. */
async function once(
  { fetch, timeoutMs }: Connection,
  url: URL,
  init: Pick<RequestInit, 'method' | 'headers'> & { readonly body: FileBody | undefined },
  signal: AbortSignal | undefined,
): Promise<Response | { readonly cause: unknown }> {
  const tooLong = new AbortController();
  const timer = setTimeout(() => {
    tooLong.abort(new Error(`No answer within ${timeoutMs} ms.`));
  }, timeoutMs);
  const signals = signal === undefined ? [tooLong.signal] : [tooLong.signal, signal];
  try {
    const request = { ...init, redirect: 'error', signal: AbortSignal.any(signals) } as const;
    // The fetch standard asks for it where a body streams: https://fetch.spec.whatwg.org/#dom-requestinit-duplex
    return await fetch(url, init.body instanceof ReadableStream ? { ...request, ...HALF } : request);
  } catch (cause) {
    return { cause };
  } finally {
    clearTimeout(timer);
  }
}

async function refused(
  operation: string,
  answer: Response | { readonly cause: unknown },
): Promise<OvertureError> {
  if (!(answer instanceof Response)) {
    const reason = answer.cause instanceof Error ? answer.cause.message : String(answer.cause);
    const detail = `There was no answer: ${reason}.`;
    const nextStep = 'Check the address and the network; repeating it with the same idempotency key is safe.';
    return new OvertureError(operation, 0, { detail, nextStep }, answer.cause);
  }
  return new OvertureError(operation, answer.status, await problemOf(answer));
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    return (await answer.json()) as Problem;
  } catch {
    return {};
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', wake, { once: true });
  });
}
