/**
 * What does an AI assistant do with Overture? It speaks MCP as any assistant would, with the official client, and knows
 * nothing but the tools that it finds. Here a script plays its part; what it calls and what it is told is shown.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Tell } from './launch-by-rest.ts';
import { safeText } from './terminal/safe-text.ts';

export interface Assistant {
  /** Calls a tool and returns its structured result. Throws what the tool says when it refuses. */
  use<Result>(tool: string, args: Readonly<Record<string, unknown>>): Promise<Result>;
  close(): Promise<void>;
}

/** What acting tools say while a worker has not finished. */
interface Underway {
  readonly status?: string;
}

const CALL_TIMEOUT_MS = 60_000;
const REPEATS = 30;

export async function connectAssistant(mcpUrl: string, apiKey: string, tell: Tell): Promise<Assistant> {
  const client = new Client(
    { name: 'overture-demo', version: '1.0.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  const requestInit = { headers: { authorization: `Bearer ${apiKey}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl), { requestInit }));
  const { tools } = await client.listTools();
  tell(`Connected to ${mcpUrl}, which offers ${tools.length} tools:`);
  tell(`  ${tools.map(({ name }) => name).join(', ')}`);
  const acting = new Set(
    tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name),
  );

  async function call(name: string, args: Record<string, unknown>): Promise<CallToolResult> {
    const result = await client.callTool({ name, arguments: args }, { timeout: CALL_TIMEOUT_MS });
    tell(`${name} → ${gist(textOf(result))}`);
    return result;
  }

  /** An acting call that is still under way is repeated with its key: it is done once at most. */
  async function callToTheEnd(name: string, args: Record<string, unknown>): Promise<CallToolResult> {
    const keyed = acting.has(name) ? { ...args, idempotency_key: randomUUID() } : args;
    let result = await call(name, keyed);
    for (let repeat = 0; repeat < REPEATS && isUnderway(result); repeat += 1) {
      await sleep(1_000);
      result = await call(name, keyed);
    }
    return result;
  }

  return {
    use: async <Result>(name: string, args: Readonly<Record<string, unknown>>) => {
      const result = await callToTheEnd(name, { ...args });
      if (result.isError || isUnderway(result)) throw new Error(`${name} answered: ${textOf(result)}`);
      return result.structuredContent as Result;
    },
    close: () => client.close(),
  };
}

function isUnderway({ structuredContent }: CallToolResult): boolean {
  const { status } = (structuredContent ?? {}) as Underway;
  return status === 'accepted' || status === 'not_accepted';
}

const textOf = ({ content }: CallToolResult): string =>
  content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');

const GIST_LENGTH = 120;

/** The first lines, as many as a short line has room for; the standing reminder about strangers' words is left out. */
function gist(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() && !/never (?:as )?(?:an )?instructions?/i.test(line));
  // The ids of actions and plans are for programs.
  return safeText(
    lines
      .slice(0, 2)
      .join(' ')
      .replace(/ ?\(action \w+\)/g, ''),
    GIST_LENGTH,
  );
}
