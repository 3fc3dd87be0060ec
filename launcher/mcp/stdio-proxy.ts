/**
 * How do JSON-RPC lines become Streamable HTTP? The official client transport does the protocol's part (sessions,
 * version and method headers of both protocol eras, event streams); this pairs it with lines and turns every failure
 * into a JSON-RPC error, since a client on stdio sees nothing else.
 */
import {
  type JSONRPCMessage,
  SdkHttpError,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

type Id = string | number;

/** Ends of a request: by an answer, an error or a cancellation. */
interface Pending {
  readonly abort: AbortController;
  /** The newest era cancels by closing the stream; the older one by a notification. */
  readonly modern: boolean;
  readonly isHandshake: boolean;
}

const VERSION_CLAIM = 'io.modelcontextprotocol/protocolVersion';
const PARSE_ERROR = -32_700;
const INTERNAL_ERROR = -32_603;
const DRAIN_MS = 30_000;

interface Incoming {
  readonly id?: Id;
  readonly method?: string;
  readonly params?: { readonly _meta?: Record<string, unknown>; readonly requestId?: Id };
}

export class StdioProxy {
  readonly #transport: StreamableHTTPClientTransport;
  readonly #write: (message: object) => void;
  readonly #url: string;
  readonly #pending = new Map<Id, Pending>();
  readonly #sending = new Set<Promise<void>>();

  constructor(url: string, key: string, write: (message: object) => void) {
    this.#url = url;
    this.#write = write;
    this.#transport = new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { Authorization: `Bearer ${key}` } },
    });
    this.#transport.onmessage = (message: JSONRPCMessage) => this.#answer(message);
    // Failures of requests are answered where they are sent; a lost notification stream has nobody to tell.
    this.#transport.onerror = () => undefined;
  }

  async start(): Promise<void> {
    await this.#transport.start();
  }

  /** Takes one line of the client and sends it on; never throws. */
  receive(line: string): void {
    let message: Incoming;
    try {
      message = JSON.parse(line) as Incoming;
    } catch {
      this.#fail(null, PARSE_ERROR, 'This line is not JSON: send one JSON-RPC message per line.');
      return;
    }
    const sending = this.#forward(message);
    this.#sending.add(sending);
    void sending.finally(() => this.#sending.delete(sending));
  }

  /** Waits for what is under way once stdin has ended, then closes. */
  async drain(): Promise<void> {
    const deadline = performance.now() + DRAIN_MS;
    await Promise.allSettled(this.#sending);
    while (this.#pending.size > 0 && performance.now() < deadline)
      await new Promise((done) => setTimeout(done, 20));
    await this.#transport.terminateSession().catch(() => undefined);
    await this.#transport.close();
  }

  async #forward(message: Incoming): Promise<void> {
    if (message.method === 'notifications/cancelled' && this.#cancel(message.params?.requestId)) return;
    const isRequest = message.id !== undefined && message.method !== undefined;
    const { id } = message;
    const abort = new AbortController();
    if (isRequest && id !== undefined)
      this.#pending.set(id, {
        abort,
        modern: message.params?._meta?.[VERSION_CLAIM] !== undefined,
        isHandshake: message.method === 'initialize',
      });
    const streamEnded = (): void => {
      if (id !== undefined && this.#pending.delete(id))
        this.#fail(id, INTERNAL_ERROR, 'Overture closed the stream without an answer. Try again.');
    };
    try {
      await this.#transport.send(message as JSONRPCMessage, {
        requestSignal: abort.signal,
        onRequestStreamEnd: streamEnded,
      });
    } catch (error) {
      if (!isRequest || id === undefined || !this.#pending.delete(id)) return;
      this.#fail(id, INTERNAL_ERROR, this.#whatToDo(error));
    }
  }

  /** True when closing the request's stream was the whole cancellation. */
  #cancel(id: Id | undefined): boolean {
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (id === undefined || !pending?.modern) return false;
    this.#pending.delete(id);
    pending.abort.abort();
    return true;
  }

  #answer(message: JSONRPCMessage): void {
    const { id, method, result } = message as Incoming & { result?: { protocolVersion?: string } };
    if (id !== undefined && method === undefined) {
      if (this.#pending.get(id)?.isHandshake && result?.protocolVersion)
        this.#transport.setProtocolVersion(result.protocolVersion);
      this.#pending.delete(id);
    }
    this.#write(message);
  }

  #fail(id: Id | null, code: number, message: string): void {
    this.#write({ jsonrpc: '2.0', id, error: { code, message } });
  }

  #whatToDo(error: unknown): string {
    if (error instanceof SdkHttpError) {
      if (error.status === 401)
        return 'Overture refused the API key. Create one with `./overture key` and set OVERTURE_API_KEY.';
      return `Overture answered with HTTP ${String(error.status)}: ${error.message}`;
    }
    return `Overture does not answer at ${this.#url}. Start it with \`./overture up\`.`;
  }
}
