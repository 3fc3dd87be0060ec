/**
 * How does Overture call an address that a customer gave?
 *
 * Never as it is: the adapter resolves the name itself, refuses what is not public, connects to nothing but the addresses
 * it checked, follows no redirect, and reads a bounded answer within a bounded time.
 */
export interface OutgoingRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Real milliseconds for everything: name, connection, and answer with its body. */
  readonly timeoutMs: number;
}

/** Why there was no answer. */
export type OutgoingFailure =
  /** Not an address that may be called: see `check`. */
  | 'address_refused'
  | 'name_not_found'
  | 'connection_failed'
  | 'tls_failed'
  | 'connection_broken'
  /** Something answered, but not HTTP, or with more headers than anybody needs. */
  | 'not_http'
  | 'timed_out';

export type OutgoingAnswer = { readonly durationMs: number } & (
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | undefined;
      /** The beginning of the body, at most 16 KB, as UTF-8; hostile text. */
      readonly body: string;
    }
  | { readonly kind: 'failed'; readonly failure: OutgoingFailure }
);

export interface OutgoingHttp {
  /** What is wrong with the address, in a sentence; undefined when it may be called as far as can be told now. */
  check(url: string): Promise<string | undefined>;
  /** Never throws. `signal` gives up. */
  post(request: OutgoingRequest, signal?: AbortSignal): Promise<OutgoingAnswer>;
}
