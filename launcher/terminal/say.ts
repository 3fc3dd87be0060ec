/**
 * How does the launcher talk to a person? One line for each thing it does, always on stderr: stdout belongs to
 * results (`--json`, a key, JSON-RPC), so that every command can stand in a pipe.
 */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A line with a label in a fixed column: `  Postgres   127.0.0.1:23410`. */
export function sayItem(label: string, text: string): void {
  say(`  ${label.padEnd(10)} ${text}`);
}

/** A reader that went away (`./overture up | head`) must not take the launcher down with an exception. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
