/**
 * How does a process without an HTTP API say that it lives?
 *
 * GET /health/live answers 200 as long as the process runs its event loop; GET /health/ready answers 200 or 503 with a
 * `HealthReport`; GET /metrics answers Prometheus text when the process has a registry.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MetricsRegistry } from '../metrics/registry.js';
import { checkHealth, type HealthChecks } from './health-report.js';

export interface HealthServerOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host?: string;
  readonly checks: HealthChecks;
  readonly metrics?: MetricsRegistry;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Rejects when the port is taken. */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { port, host = '127.0.0.1', checks, metrics } = options;
  const server = createServer((request, response) => {
    answer(request, response, checks, metrics).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  checks: HealthChecks,
  metrics: MetricsRegistry | undefined,
): Promise<void> {
  const path = request.url?.split('?', 1)[0];
  if (request.method !== 'GET') return sendJson(response, 405, { error: 'Only GET is answered here.' });
  if (path === '/health/live') return sendJson(response, 200, { status: 'ok' });
  if (path === '/health/ready') {
    const report = await checkHealth(checks);
    return sendJson(response, report.status === 'ok' ? 200 : 503, report);
  }
  if (path === '/metrics' && metrics !== undefined) {
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(metrics.text());
    return;
  }
  sendJson(response, 404, { error: 'Try /health/live or /health/ready.' });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
