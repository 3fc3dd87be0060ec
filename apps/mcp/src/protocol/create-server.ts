/** What does one request of an assistant meet? A server of the SDK, made for its caller; nothing is kept between two. */
import type { Caller } from '#application';
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { readAs } from '../calls/read.js';
import { TOOLS } from '../tools/catalogue.js';
import { runTool, type ToolDependencies } from '../tools/run-tool.js';
import type { ToolAnswer } from '../tools/tool-answer.js';
import { INSTRUCTIONS } from './instructions.js';
import { registerPrompts } from './prompts.js';
import { registerResources } from './resources.js';
import { staticSchema } from './static-schema.js';

const SERVER_INFO = { name: 'overture', title: 'Overture', version: '0.1.0' };
/** Lists are the same for every caller and every call of a process. */
const LISTS_LIVE_MS = 300_000;
const MOST_ELEMENTS = 20_000;

const SCHEMAS = new Map(TOOLS.map((tool) => [tool.name, staticSchema(tool.input)]));

export function createServer(deps: ToolDependencies, caller: Caller): McpServer {
  const listed = { ttlMs: LISTS_LIVE_MS };
  const server = new McpServer(SERVER_INFO, {
    instructions: INSTRUCTIONS,
    maxToolInputElements: MOST_ELEMENTS,
    capabilities: {
      tools: { listChanged: false },
      prompts: { listChanged: false },
      resources: { listChanged: false },
    },
    cacheHints: { 'tools/list': listed, 'prompts/list': listed, 'resources/templates/list': listed },
  });
  for (const tool of TOOLS) {
    const { name, title, description, annotations } = tool;
    server.registerTool(
      name,
      { title, description, annotations: { title, ...annotations }, inputSchema: SCHEMAS.get(name) },
      async (given) => toResult(await runTool(deps, caller, tool, given)),
    );
  }
  const read = readAs(deps.reader, caller);
  registerResources(server, read);
  registerPrompts(server, read);
  return server;
}

function toResult({ text, data, isError }: ToolAnswer): CallToolResult {
  return {
    content: [{ type: 'text', text }],
    structuredContent: { ...data },
    ...(isError ? { isError } : {}),
  };
}
