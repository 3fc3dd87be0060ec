/**
 * How are the decisions of sequences carried out that write to leads and audiences?
 *
 * Afterwards, in a transaction that takes the leads of the workspace first, as everybody does who writes them. The mark is
 * set to done in the same transaction: a worker that dies in between did neither, and two workers take turns.
 */
import { decodeId } from '#contracts';
import type { PendingEffect } from './effect-store.port.js';
import type { EngineDependencies } from './engine-dependencies.js';
import type { EngineStores } from './engine-stores.port.js';

/** One batch; answers how many were carried out. */
export async function carryOutSteps(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const now = await deps.clock.now();
  return deps.work.run(workspaceId, async (stores) => {
    // The leads are everybody's: nobody holds them for nothing.
    if (!(await stores.effects.any())) return 0;
    const effects = await stores.effects.take(deps.settings.batch);
    await setFields(stores, effects, now);
    await addToAudiences(stores, effects, now);
    await stores.effects.done(effects);
    return effects.length;
  });
}

async function setFields(
  { effects: store, events }: EngineStores,
  effects: readonly PendingEffect[],
  now: Temporal.Instant,
): Promise<void> {
  const fields = effects.flatMap(({ kind, leadId, field, value }) =>
    kind === 'set_field' && field !== null ? [{ leadId, field, value: value ?? '' }] : [],
  );
  if (fields.length === 0) return;
  const changed = await store.setFields(fields, now);
  await events.append(
    changed.map((leadId) => ({ type: 'lead.upserted', data: { leadId, created: false } })),
    now,
  );
}

async function addToAudiences(
  { effects: store }: EngineStores,
  effects: readonly PendingEffect[],
  now: Temporal.Instant,
): Promise<void> {
  const wanted = effects.flatMap(({ kind, leadId, audienceId }) => {
    const id =
      kind === 'add_to_audience' && audienceId !== null ? decodeId('audience', audienceId) : undefined;
    return id === undefined ? [] : [{ id, leadId }];
  });
  for (const [id, members] of Map.groupBy(wanted, (entry) => entry.id))
    await store.addToAudience(id, [...new Set(members.map(({ leadId }) => leadId))], now);
}
