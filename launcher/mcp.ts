/**
 * `./overture mcp`: how does an assistant that speaks MCP over stdio reach the HTTP endpoint? Each line of stdin is
 * one JSON-RPC message, posted with an API key; what comes back, also from event streams, is a line of stdout.
 */
import { createInterface } from 'node:readline';
import { demoArea, mainArea } from './area/area.ts';
import { readState } from './area/state.ts';
import { StdioProxy } from './mcp/stdio-proxy.ts';
import { mcpUrl } from './system/environment.ts';
import { isRunning } from './system/join.ts';
import { LauncherError } from './terminal/launcher-error.ts';

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}

/** The endpoint of the Overture that runs in this checkout, else where `up` would put it. */
function localEndpoint(): string | undefined {
  const area = !isRunning(mainArea()) && isRunning(demoArea()) ? demoArea() : mainArea();
  const port = Number(process.env['MCP_PORT']) || readState(area).ports['mcp'];
  return port === undefined ? undefined : mcpUrl(port);
}

export async function mcp(args: readonly string[]): Promise<number> {
  const key = optionOf(args, '--key') ?? process.env['OVERTURE_API_KEY'];
  if (!key)
    throw new LauncherError('The MCP endpoint needs an API key.', [
      'create one with ./overture key',
      'give it as OVERTURE_API_KEY, or with --key',
    ]);
  const url = optionOf(args, '--url') ?? process.env['MCP_URL'] ?? localEndpoint();
  if (!url)
    throw new LauncherError('Overture has not been started in this checkout yet.', [
      'start it: ./overture up',
    ]);
  const proxy = new StdioProxy(url, key, (message) => process.stdout.write(`${JSON.stringify(message)}\n`));
  await proxy.start();
  for await (const line of createInterface({ input: process.stdin })) if (line.trim()) proxy.receive(line);
  await proxy.drain();
  return 0;
}
