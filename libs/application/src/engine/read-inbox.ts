/**
 * What is new in an account?
 *
 * Sixth stage, first half: everything raw is stored first, with the cursor and the time of reading in the same
 * transaction. Nothing is decided here.
 */
import { realNow, type EngineDependencies } from './engine-dependencies.js';

/** Answers how many signals were new. Throws when the account cannot be read: then its reading stays old. */
export async function readInbox(
  deps: EngineDependencies,
  workspaceId: string,
  accountId: string,
  signal: AbortSignal,
): Promise<number> {
  const account = await deps.work.run(workspaceId, ({ signals }) => signals.account(accountId));
  if (!account) return 0;
  // The reading vouches for what had arrived when it began, not when it ended.
  const readAt = realNow();
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
  return deps.work.run(workspaceId, ({ signals }) =>
    signals.saveReading(accountId, reading.signals, reading.cursor, readAt),
  );
}
