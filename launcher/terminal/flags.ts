/** Does a command understand everything that it was told? Asked before it starts anything. */
import { LauncherError } from './launcher-error.ts';

export function refuseUnknownFlags(command: string, args: readonly string[], known: readonly string[]): void {
  const unknown = args.filter((arg) => !known.includes(arg));
  if (unknown.length === 0) return;
  const knows = known.length === 0 ? 'takes no arguments' : `knows ${known.join(' and ')}`;
  throw new LauncherError(`./overture ${command} ${knows}, but not ${unknown.join(' ')}.`, [
    'see: ./overture help',
  ]);
}
