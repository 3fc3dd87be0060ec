/** Where does an operation's input go: into the path, the query, the body? */

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** With `{name}` for fields of the input. */
  readonly path: string;
  /** Changes something: sent with an idempotency key. */
  readonly acts?: true;
  /** Fields that go into the query; the rest is the JSON body. */
  readonly query?: readonly string[];
  /** What the answer is, when it is not JSON. */
  readonly produces?: 'text/csv' | 'text/event-stream' | 'application/x-ndjson';
  /** What the body is, when it is not JSON: then the field `file` holds it. */
  readonly consumes?: 'text/csv';
}

/** A file to upload. What streams in can be sent once only, so it is not tried again. */
export type FileBody = string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

export interface RequestParts {
  readonly url: URL;
  readonly body: FileBody | undefined;
  readonly contentType: string | undefined;
}

export function requestParts(
  baseUrl: string,
  route: Route,
  input: Readonly<Record<string, unknown>>,
): RequestParts {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const take = (name: string): unknown => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(take(name) ?? '')),
  );
  const url = new URL(`${baseUrl.replace(/\/$/, '')}${path}`);
  for (const name of route.query ?? []) {
    const value = take(name);
    if (value !== undefined) url.searchParams.set(name, textOf(value));
  }
  if (route.consumes !== undefined)
    return { url, body: take('file') as FileBody, contentType: route.consumes };
  if (route.method === 'GET' || route.method === 'DELETE')
    return { url, body: undefined, contentType: undefined };
  return { url, body: JSON.stringify(Object.fromEntries(rest)), contentType: 'application/json' };
}

/** In a query everything is text: lists by commas, objects as JSON. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
