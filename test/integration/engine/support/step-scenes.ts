/** Sequences of a few steps, people who walk them, and what came of it. */
import type { EngineUnitOfWork } from '#application';
import type { Step } from '#domain';
import { type EngineRoom, MONDAY, type Worker } from './engine-room.js';
import { Tenant } from './tenant.js';

export const email = (id: string, next: string): Step => ({
  id,
  kind: 'email',
  subject: 'Hi',
  body: 'Hi',
  next,
});
export const end: Step = { id: 'end', kind: 'end' };

export async function openWith(room: EngineRoom, steps: readonly Step[]): Promise<Tenant> {
  const tenant = await Tenant.open(
    room,
    {},
    {
      start: steps[0]?.id ?? '',
      steps,
    },
  );
  await tenant.neverClose();
  return tenant;
}
export const start = async (tenant: Tenant) => tenant.enroll(await tenant.person(), MONDAY);
export const attributesOf = async (tenant: Tenant, leadId: string) =>
  (
    await tenant.sql<{ attributes: Record<string, string> }>(
      'SELECT attributes FROM leads WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [tenant.workspaceId, leadId],
    )
  )[0]?.attributes;
export const touchesOf = (tenant: Tenant, enrollmentId: string) =>
  tenant.sql<{ step_id: string; kind: string; state: string; variant: string | null; id: string }>(
    'SELECT id, step_id, kind, state, variant FROM touches WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid ORDER BY created_at, id',
    [tenant.workspaceId, enrollmentId],
  );

/** Dies at the end of its next transactions, as long as it is told to. */
export function mortal(base: Worker): { readonly worker: Worker; dying: boolean } {
  const state = { dying: false };
  const run: EngineUnitOfWork['run'] = (workspaceId, work) =>
    base.work.run(workspaceId, async (stores) => {
      const result = await work(stores);
      if (state.dying) throw new Error('The worker died.');
      return result;
    });
  return Object.assign(state, {
    worker: { ...base, report: () => undefined, work: { ...base.work, run } },
  });
}
