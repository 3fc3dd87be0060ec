/**
 * audiences.update: rename an audience, or change its filter.
 *
 * Where it is live, whoever matches the new filter enters its campaigns. So where a person must agree to who is written to,
 * the filter of a live audience stays as it was agreed on.
 */
import { Refusal } from '#contracts';
import { refuseWithoutConsent } from '../enrollments/campaign-doors.js';
import type { ActHandler } from '../operations/operation-context.js';
import { lockAudience } from './archive-audience.js';
import { audienceView } from './audience-view.js';
import { checkFilter } from './check-filter.js';
import { nameTaken } from './create-audience.js';
import { refuseFilterAudiences } from './refuse-filter-audiences.js';

export const updateAudience: ActHandler<'audiences.update'> = async (context, input) => {
  const { stores } = context;
  const before = await lockAudience(context, input.audienceId);
  const { name = before.name, filter } = input;
  if (filter && before.kind === 'static') throw noFilter(before.name);
  if (filter) {
    checkFilter(filter, 'filter');
    await refuseFilterAudiences(stores, filter, 'filter');
  }
  const uses = filter ? await stores.audiences.attachedTo(before.id) : [];
  if (uses.some(({ live }) => live)) await refuseWithoutConsent(stores);
  const audience = { ...before, name, filter: filter ?? before.filter };
  if (!(await stores.audiences.save(audience))) throw await nameTaken(stores, name);
  if (filter) for (const { id } of uses) await stores.plans.voidLaunches(id);
  return audienceView(stores, audience);
};

function noFilter(name: string): Refusal {
  return new Refusal(
    'wrong_state',
    `“${name}” is a static audience: leads are added to it and taken out, and it has no filter.`,
    'Create an audience by filter instead.',
    [{ path: 'filter', message: 'A static audience has none.' }],
  );
}
