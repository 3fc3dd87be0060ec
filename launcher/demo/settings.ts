/** Where is everything, and how is it shown? From the environment that launcher/demo.ts prepares, and the arguments. */
export interface DemoSettings {
  readonly sandboxUrl: string;
  readonly apiUrl: string;
  /** With its path. */
  readonly mcpUrl: string;
  readonly apiKey: string;
  readonly seed: string;
  readonly clockScale: string;
  /** `--json`: stdout carries the final figures and nothing else. */
  readonly json: boolean;
  /** `--keep`: everything stays up until Ctrl-C. */
  readonly keep: boolean;
}

export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): DemoSettings {
  const unknown = args.filter((arg) => arg !== '--json' && arg !== '--keep');
  if (unknown.length > 0) throw new Error(`The demo knows --json and --keep, but not ${unknown.join(' ')}.`);
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set: start the demo with ./overture demo.`);
    return value;
  };
  return {
    sandboxUrl: need('SANDBOX_URL'),
    apiUrl: need('API_URL'),
    mcpUrl: need('MCP_URL'),
    apiKey: need('DEMO_API_KEY'),
    seed: env['DEMO_SEED'] ?? '1',
    clockScale: env['DEMO_CLOCK_SCALE'] ?? '',
    json: args.includes('--json'),
    keep: args.includes('--keep'),
  };
}
