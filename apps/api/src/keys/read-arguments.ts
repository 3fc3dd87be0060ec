/** Which key is asked for on the command line? */
import { type Scope, SCOPES } from '#contracts';
import { parseArgs } from 'node:util';

export interface KeyArguments {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly kind: 'service' | 'person';
  readonly workspace: string | undefined;
  readonly json: boolean;
}

export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

export const USAGE = `Options of this program:
  --name NAME            what the key is for (default: API key)
  --scopes a,b | all     ${SCOPES.join(', ')} (default: all)
  --person               a person's own key, which may approve plans
  --workspace NAME       made when it does not exist (default: the only one there is, or Default)
  --json                 print {"key", "workspaceId", "apiKeyId"}`;

export function readArguments(args: readonly string[]): KeyArguments {
  const { name, scopes, person, workspace, json } = parse(args);
  return {
    name: text('--name', name),
    scopes: scopesOf(scopes),
    kind: person ? 'person' : 'service',
    workspace: workspace === undefined ? undefined : text('--workspace', workspace),
    json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        name: { type: 'string', default: 'API key' },
        scopes: { type: 'string', default: 'all' },
        person: { type: 'boolean', default: false },
        workspace: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}

function text(option: string, given: string): string {
  const trimmed = given.trim();
  if (trimmed.length >= 1 && trimmed.length <= 200) return trimmed;
  throw new BadArguments(`${option} takes 1 to 200 characters.`);
}

function scopesOf(given: string): readonly Scope[] {
  if (given.trim() === 'all') return SCOPES;
  const names = given.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !SCOPES.some((scope) => scope === name));
  if (unknown.length > 0)
    throw new BadArguments(`There is no scope ${unknown.map((name) => `"${name}"`).join(', ')}.`);
  return SCOPES.filter((scope) => names.includes(scope));
}
