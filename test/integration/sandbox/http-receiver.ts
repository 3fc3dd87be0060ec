/** What was posted to us? A receiver that can also be down for a number of requests. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly posted: Posted[];
  /** Answers this many of the next requests with 500 and forgets them. */
  failNext(times: number): void;
  close(): void;
}

export async function startReceiver(): Promise<Receiver> {
  const posted: Posted[] = [];
  let failures = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      failures -= 1;
      if (failures >= 0) return response.writeHead(500).end();
      posted.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers as Record<string, string>,
        body,
      });
      return response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    failNext: (times) => (failures = times),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
