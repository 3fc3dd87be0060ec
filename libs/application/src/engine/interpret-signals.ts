/**
 * What do the stored signals mean, and what follows?
 *
 * Sixth stage, second half: one transaction for each signal reads it, interprets it and writes down what follows.
 * A signal that cannot be understood is tried again later, less and less often, and set aside for a person after a few
 * tries; it never blocks the ones behind it. Until it is understood, the person that it is about is not written to.
 */
import { MOST_TRIES } from '#domain';
import { writeFailure } from '../dead-letters/write-letter.js';
import { applySalesReport, readSalesReport, recordOf } from '../sales/apply-sales-report.js';
import { isSalesSource, SALES_READING_VERSION } from '../sales/sales-report.js';
import { storable } from '../text/storable-text.js';
import { applySignal } from './apply-signal.js';
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import type { EngineStores } from './engine-stores.port.js';
import type { StoredSignal } from './signal-store.port.js';

const MOST_A_ROUND = 500;
/** The error itself may quote what somebody wrote. */
const NOT_UNDERSTOOD = {
  kind: 'signal',
  code: 'not_understood',
  message: 'What came in could not be read. The log of the worker says why, under the id of the signal.',
} as const;

/** Answers how many signals were understood. */
export async function interpretSignals(deps: EngineDependencies, workspaceId: string): Promise<number> {
  let done = 0;
  for (; done < MOST_A_ROUND; done += 1) {
    // Outside the tries: a clock that does not answer says nothing about a signal.
    const now = await deps.clock.now();
    const taken: { id?: string } = {};
    try {
      const more = await deps.work.run(workspaceId, async (stores) => {
        const signal = await stores.signals.takeNext(MOST_TRIES.signal, realNow());
        if (!signal) return false;
        taken.id = signal.id;
        await interpretOne(deps, stores, signal, now);
        return true;
      });
      if (!more) return done;
    } catch (error) {
      if (!taken.id) throw error;
      const id = taken.id;
      deps.report(error, { what: 'a signal could not be understood', workspaceId, signalId: id });
      await deps.work.run(workspaceId, async (stores) => {
        const { state } = await writeFailure(deps, stores, { ...NOT_UNDERSTOOD, subject: id }, now);
        await stores.signals.countFailure(id, state === 'open' ? MOST_TRIES.signal : 0);
      });
    }
  }
  return done;
}

async function interpretOne(
  deps: EngineDependencies,
  stores: EngineStores,
  signal: StoredSignal,
  now: Temporal.Instant,
): Promise<void> {
  if (isSalesSource(signal.source)) {
    const report = readSalesReport(signal.source, signal.raw);
    const result = await applySalesReport(stores, report, { newId: deps.newId, now });
    await stores.signals.markProcessed(signal.id, recordOf(report, result), SALES_READING_VERSION, realNow());
    return;
  }
  if (!signal.accountChannel) throw new Error('A channel signal without an account cannot be read.');
  const adapter = deps.channels[signal.accountChannel];
  const meaning = storable(
    await adapter.interpret(
      { source: signal.source, raw: signal.raw },
      { address: signal.accountAddress ?? '' },
    ),
  );
  const result = await applySignal(
    deps,
    stores,
    { accountId: signal.accountId ?? '', channel: signal.accountChannel },
    meaning,
    now,
  );
  await stores.signals.markProcessed(
    signal.id,
    { kind: meaning.kind, result },
    adapter.interpreterVersion,
    realNow(),
  );
}
