/**
 * What is written down when something fails, or works again?
 *
 * A failure is counted, and told to a person once it is one too many. Written in the transaction that counts the failure, or in
 * one of its own.
 */
import { afterFailure, type DeadLetterKind } from '#domain';
import type { EngineDependencies } from '../engine/engine-dependencies.js';
import { realNow } from '../engine/engine-dependencies.js';
import type { EngineStores } from '../engine/engine-stores.port.js';
import type { DeadLetter, Failure } from './dead-letter-store.port.js';

type Scribe = Pick<EngineDependencies, 'newId'>;

export async function writeFailure(
  { newId }: Scribe,
  { letters, events }: Pick<EngineStores, 'letters' | 'events'>,
  failure: Failure,
  now: Temporal.Instant,
): Promise<DeadLetter> {
  const at = realNow();
  const before = await letters.lockFor(newId(), failure, at);
  const standing = afterFailure(failure.kind, before);
  const letter = {
    ...before,
    ...standing,
    code: failure.code,
    message: failure.message,
    operation: failure.operation ?? null,
    jobId: failure.jobId ?? null,
    firstFailedAt: standing.tries === 1 ? at : before.firstFailedAt,
    lastFailedAt: at,
  };
  await letters.save(letter);
  if (letter.state === 'open' && (before.state !== 'open' || before.settled)) {
    const data = { deadLetterId: letter.id, kind: letter.kind };
    await events.append([{ type: 'dead_letter.opened', data }], now);
  }
  return letter;
}

/** For a failure that no transaction counts. */
export async function reportFailure(
  deps: Pick<EngineDependencies, 'newId' | 'work' | 'clock'>,
  workspaceId: string,
  failure: Failure,
): Promise<void> {
  const now = await deps.clock.now();
  await deps.work.run(workspaceId, (stores) => writeFailure(deps, stores, failure, now));
}

export async function reportWorking(
  deps: Pick<EngineDependencies, 'work'>,
  workspaceId: string,
  kind: DeadLetterKind,
  subject: string,
): Promise<void> {
  await deps.work.run(workspaceId, ({ letters }) => letters.settle(kind, subject, realNow()));
}
