import { spawn } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const LAUNCHER = join(resolve(import.meta.dirname, '../../..'), 'launcher/main.ts');
const KEY = 'a-key-that-fits';

let server: Server;
let url: string;
let seen: IncomingHttpHeaders[] = [];
let cancelled: Promise<void>;

/** An endpoint of the official SDK, with a quick tool and one that waits for its cancellation. */
beforeAll(async () => {
  const { promise, resolve: hear } = Promise.withResolvers<void>();
  cancelled = promise;
  const handler = createMcpHandler(() => {
    const mcp = new McpServer({ name: 'trial', version: '1.0.0' });
    mcp.registerTool('greet', { inputSchema: z.object({ name: z.string() }) }, async ({ name }, context) => {
      const progressToken = context.mcpReq._meta?.progressToken;
      if (progressToken !== undefined)
        await context.mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress: 1 },
        });
      // The SDK's client forgets a call's progress handler as soon as its answer is there.
      await sleep(50);
      return { content: [{ type: 'text', text: `Hello, ${name} — voilà` }] };
    });
    mcp.registerTool('wait', { inputSchema: z.object({}) }, async (_, context) => {
      const signal = context.mcpReq.signal;
      while (!signal.aborted) await sleep(20);
      hear();
      return { content: [] };
    });
    return mcp;
  });
  const handle = toNodeHandler(handler);
  server = createServer((request, response) => {
    seen.push(request.headers);
    if (request.headers.authorization === `Bearer ${KEY}`) return void handle(request, response);
    response.writeHead(401).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
});
beforeEach(() => void (seen = []));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function connect(era: 'legacy' | 'modern'): Promise<Client> {
  const client = new Client(
    { name: 'trial', version: '1.0.0' },
    { versionNegotiation: era === 'legacy' ? { mode: 'legacy' } : { mode: { pin: '2026-07-28' } } },
  );
  const args = [LAUNCHER, 'mcp', '--url', url];
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args,
      env: { PATH: process.env['PATH'] ?? '', OVERTURE_API_KEY: KEY },
    }),
  );
  return client;
}

test.each(['legacy', 'modern'] as const)(
  'an assistant of the %s protocol era reaches the endpoint over stdio',
  async (era) => {
    const client = await connect(era);
    try {
      expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['greet', 'wait']);
      const onprogress = jest.fn();
      const answers = await Promise.all(
        ['Ada', 'Bo'].map((name) => client.callTool({ name: 'greet', arguments: { name } }, { onprogress })),
      );
      expect(answers.map(({ content }) => content)).toEqual([
        [{ type: 'text', text: 'Hello, Ada — voilà' }],
        [{ type: 'text', text: 'Hello, Bo — voilà' }],
      ]);
      expect(onprogress).toHaveBeenCalledTimes(2);
      const last = seen.at(-1);
      if (era === 'modern') {
        expect(last).toMatchObject({
          'mcp-protocol-version': '2026-07-28',
          'mcp-method': 'tools/call',
          'mcp-name': 'greet',
        });
      } else expect(last).toMatchObject({ 'mcp-protocol-version': '2025-11-25' });
    } finally {
      await client.close();
    }
  },
);

test('a call that the assistant gives up is given up by the server', async () => {
  const client = await connect('modern');
  const abort = new AbortController();
  const call = client.callTool({ name: 'wait', arguments: {} }, { signal: abort.signal });
  call.catch(() => undefined);
  while (!seen.some((headers) => headers['mcp-name'] === 'wait')) await sleep(10);
  abort.abort();
  await cancelled;
  await client.close();
});

/** Runs the proxy on some lines and returns what it wrote, all of which must be JSON. */
async function proxy(lines: readonly string[], env: NodeJS.ProcessEnv, endpoint = url): Promise<unknown[]> {
  const child = spawn(process.execPath, [LAUNCHER, 'mcp', '--url', endpoint], {
    env: { PATH: process.env['PATH'], ...env },
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  await new Promise((done) => child.once('close', done));
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
}

const ping = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'ping' });

test('what goes wrong comes back as a JSON-RPC error that says what to do', async () => {
  const [refused] = await proxy([ping], { OVERTURE_API_KEY: 'wrong' });
  expect(refused).toMatchObject({ id: 7, error: { message: expect.stringContaining('./overture key') } });

  const [absent] = await proxy([ping], { OVERTURE_API_KEY: KEY }, 'http://127.0.0.1:1/mcp');
  expect(absent).toMatchObject({ id: 7, error: { message: expect.stringContaining('./overture up') } });

  const [garbled, answer] = await proxy(['{"jsonrpc":', ping], { OVERTURE_API_KEY: KEY });
  expect(garbled).toMatchObject({ id: null, error: { code: -32_700 } });
  expect(answer).toMatchObject({ id: 7, result: {} });
});
