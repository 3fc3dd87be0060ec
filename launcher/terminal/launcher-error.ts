/**
 * What does a failure of the launcher look like? A sentence about what happened and the ways out of it, each
 * something that the reader can do next.
 */
export class LauncherError extends Error {
  readonly waysOut: readonly string[];

  constructor(what: string, waysOut: readonly string[] = []) {
    super(what);
    this.name = 'LauncherError';
    this.waysOut = waysOut;
  }
}

/** The text for the terminal; an unexpected error keeps its stack, since that is a bug to report. */
export function explain(error: unknown): string {
  if (error instanceof LauncherError)
    return [error.message, ...error.waysOut.map((way) => `  - ${way}`)].join('\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
