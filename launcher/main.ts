/** `./overture <command>`: which command is meant, and with what exit code does it end? */
import { bench } from './bench.ts';
import { chaos } from './chaos.ts';
import { demo } from './demo.ts';
import { HELP } from './help.ts';
import { key } from './key.ts';
import { logs } from './logs.ts';
import { mcp } from './mcp.ts';
import { migrateCommand } from './migrate.ts';
import { reset } from './reset.ts';
import { status } from './status.ts';
import { explain, LauncherError } from './terminal/launcher-error.ts';
import { say, surviveClosedPipes } from './terminal/say.ts';
import { test } from './test.ts';
import { up } from './up.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Loaded when it is asked for: it alone needs the client and its packages. */
const importCommand: Command = async (args) => (await import('./import.ts')).importCommand(args);

const help: Command = async () => {
  process.stdout.write(HELP);
  return 0;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  up,
  demo,
  test,
  bench,
  chaos,
  status,
  logs,
  migrate: migrateCommand,
  reset,
  key,
  mcp,
  import: importCommand,
  help,
  '--help': help,
  '-h': help,
};

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) throw new LauncherError(`There is no command "${name}".`, ['see: ./overture help']);
  if (args.includes('--help') || args.includes('-h')) return help([]);
  return command(args);
}

surviveClosedPipes();
try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  say(explain(error));
  process.exit(1);
}
