/**
 * The program that makes an API key. The key is the last line of stdout, alone, so that scripts can take it; what it is
 * and where it belongs goes to stderr.
 */
import { encodeId } from '#contracts';
import { BadEnvironment, readCreateKeyConfig } from '#config';
import { scrubText } from '#observability';
import { AmbiguousWorkspaceError, createApiKey, createDatabase } from '#persistence';
import { BadArguments, type KeyArguments, readArguments, USAGE } from './keys/read-arguments.js';

async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  const config = readCreateKeyConfig();
  const database = createDatabase({ url: config.DATABASE_URL_API, label: 'create-key', poolSize: 1 });
  try {
    const now = Temporal.Now.instant();
    const made = await createApiKey(database.engineSql, config.OVERTURE_KEY_PEPPER, wanted, now);
    explain(wanted, made);
    const { key } = made;
    const workspaceId = encodeId('workspace', made.workspaceId);
    const apiKeyId = encodeId('apiKey', made.apiKeyId);
    process.stdout.write(`${wanted.json ? JSON.stringify({ key, workspaceId, apiKeyId }) : key}\n`);
  } finally {
    await database.close();
  }
}

function explain(
  { name, scopes, kind }: KeyArguments,
  { workspaceName, workspaceIsNew }: { workspaceName: string; workspaceIsNew: boolean },
): void {
  const lines = [
    `The key "${name}" of a ${kind}, with the scopes ${scopes.join(', ')}.`,
    `It belongs to the ${workspaceIsNew ? 'new ' : ''}workspace "${workspaceName}".`,
    'It is shown once: only its hash is kept.',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exitCode = error instanceof BadArguments ? 2 : 1;
});

function describe(error: unknown): string {
  if (error instanceof BadArguments) return `${error.message}\n${USAGE}`;
  if (error instanceof BadEnvironment) return error.message;
  if (error instanceof AmbiguousWorkspaceError)
    return `${error.message} Say which one with --workspace NAME.`;
  const why = scrubText(error instanceof Error ? error.message : String(error));
  return `No key was made: ${why}\nIs the database running, and migrated?`;
}
