/** How is MCP served over HTTP? By the SDK, one fresh server a request, for the caller that the guard found. */
import type { Caller } from '#application';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ToolDependencies } from '../tools/run-tool.js';
import { createServer } from './create-server.js';

/** Larger requests are answered 413: an import belongs to REST. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface Protocol {
  serve(caller: Caller, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends what streams. */
  close(): Promise<void>;
}

export function createProtocol(deps: ToolDependencies): Protocol {
  const callers = new AsyncLocalStorage<Caller>();
  const onerror = (err: Error): void => deps.log.warn({ err }, 'a request was not served');
  const handler = createMcpHandler(
    () => {
      const caller = callers.getStore();
      if (!caller) throw new Error('A server is made only for a known caller.');
      return createServer(deps, caller);
    },
    { onerror, maxRequestBodySize: MOST_BYTES },
  );
  const serve = toNodeHandler(handler, { onerror, maxRequestBodySize: MOST_BYTES });
  return {
    serve: (caller, request, response) => callers.run(caller, () => serve(request, response)),
    close: () => handler.close(),
  };
}
