/** Who is told of events in a test? A real HTTP server on 127.0.0.1 that behaves as it is asked to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: {
    readonly id: string;
    readonly type: string;
    readonly timestamp: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** What happens to a request after it was read; `count` is which one it is, from 1. */
export type Behaviour = (
  response: ServerResponse,
  request: IncomingMessage,
  count: number,
  received: Received,
) => void;

export const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Behaviour =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };
export const ok = answer(200);

export interface Consumer {
  readonly url: string;
  readonly port: number;
  /** Every request, answered or not. */
  readonly all: readonly Received[];
  /** Ids of events that were answered with 2xx. */
  taken(): string[];
  behave(behaviour: Behaviour): void;
  /** Nobody listens any more; `up` listens on the same port again. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export async function startConsumer(first: Behaviour = ok): Promise<Consumer> {
  let behaviour = first;
  const all: Received[] = [];
  const taken: string[] = [];
  let port = 0;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const headers = request.headers as Record<string, string>;
      const received = {
        id: headers['webhook-id'] ?? '',
        headers,
        text,
        body: JSON.parse(text) as Received['body'],
      };
      all.push(received);
      response.once('finish', () => {
        if (response.statusCode >= 200 && response.statusCode < 300) taken.push(received.id);
      });
      behaviour(response, request, all.length, received);
    });
  });
  const up = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', reject);
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await up();
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    all,
    taken: () => [...taken],
    behave: (next) => (behaviour = next),
    down,
    up,
    close: async () => {
      if (server.listening) await down();
    },
  };
}
