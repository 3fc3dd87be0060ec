/** Which methods does an address know? So that a wrong method is told from an address that does not exist. */
import type { IncomingMessage } from 'node:http';

/** What the address of a request takes, when it does not take the request's method. By the raw request: errors come without more. */
export const methodsHere = new WeakMap<IncomingMessage, readonly string[]>();

export class KnownRoutes {
  private readonly routes: { readonly pattern: RegExp; readonly methods: Set<string> }[] = [];
  private readonly byUrl = new Map<string, Set<string>>();

  /** `url` as it is declared: `/v1/leads/:leadId`. */
  add(url: string, methods: string | readonly string[]): void {
    let known = this.byUrl.get(url);
    if (known === undefined) {
      known = new Set();
      this.byUrl.set(url, known);
      this.routes.push({ pattern: patternOf(url), methods: known });
    }
    for (const method of [methods].flat()) known.add(method);
  }

  /** Those that some route takes at this path, `OPTIONS` among them; empty when there is no such address. */
  methodsAt(path: string): readonly string[] {
    const found = new Set(
      this.routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]),
    );
    return found.size === 0 ? [] : [...found.add('OPTIONS')].sort();
  }
}

function patternOf(url: string): RegExp {
  const text = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)))
    .join('/');
  return new RegExp(`^${text}/?$`);
}
