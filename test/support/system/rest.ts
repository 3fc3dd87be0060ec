/** How does a test ask by path, where the path is what it is about? JSON, a key, and an idempotency key for acts. */
import { randomUUID } from 'node:crypto';

export interface Rest {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
}

export class RestError extends Error {
  readonly status: number;
  readonly problem: unknown;

  constructor(call: string, status: number, problem: unknown) {
    super(`${call} answered ${status}: ${JSON.stringify(problem)}`);
    this.name = 'RestError';
    this.status = status;
    this.problem = problem;
  }
}

export function createRest(apiUrl: string, key: string): Rest {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new RestError(`${method} ${path}`, response.status, answer);
    return answer as T;
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body ?? {}),
    patch: (path, body) => call('PATCH', path, body),
  };
}
