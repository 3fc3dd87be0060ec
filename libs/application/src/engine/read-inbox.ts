/**
 * What is new in an account?
 *
 * Sixth stage, first half: everything raw is stored first, with the cursor and the time of reading in the same
 * transaction. Nothing is decided here.
 */
import { realNow, type EngineDependencies } from './engine-dependencies.js';

/** How many readings one call makes when an inbox is far behind; the next call goes on from there. */
const MOST_READINGS = 50;

/** Answers how many signals were new. Throws when the account cannot be read: then its reading stays old. */
export async function readInbox(
  deps: EngineDependencies,
  workspaceId: string,
  accountId: string,
  signal: AbortSignal,
): Promise<number> {
  let stored = 0;
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const part = await readOnce(deps, workspaceId, accountId, signal);
    stored += part.stored;
    if (!part.more) break;
  }
  return stored;
}

async function readOnce(
  deps: EngineDependencies,
  workspaceId: string,
  accountId: string,
  signal: AbortSignal,
): Promise<{ readonly stored: number; readonly more: boolean }> {
  const account = await deps.work.run(workspaceId, ({ signals }) => signals.account(accountId));
  if (!account) return { stored: 0, more: false };
  // The reading vouches for what had arrived when it began, not when it ended.
  const began = realNow();
  const reading = await deps.channels[account.channel].readInbox(
    {
      accountId: account.id,
      channel: account.channel,
      address: account.address,
      displayName: account.displayName,
      settings: account.settings,
      credentials: deps.openCredentials(workspaceId, account.id, account.sealedCredentials),
    },
    account.cursor ?? undefined,
    signal,
  );
  const more = reading.more ?? false;
  const stored = await deps.work.run(workspaceId, ({ signals }) =>
    signals.saveReading(accountId, reading.signals, reading.cursor, more ? null : began),
  );
  return { stored, more };
}
