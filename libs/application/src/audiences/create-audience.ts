/** audiences.create: a static audience, to which leads are added, or one by filter. */
import { encodeId, Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { audienceView } from './audience-view.js';
import type { Audience } from './audience.js';
import { checkFilter } from './check-filter.js';
import { refuseFilterAudiences } from './refuse-filter-audiences.js';
import { refuseUnknownLeads } from './static-audience.js';

export const createAudience: ActHandler<'audiences.create'> = async ({ stores, now, newId }, input) => {
  const { name, filter, leadIds } = input;
  if (filter && leadIds) {
    throw new Refusal(
      'invalid_input',
      'An audience is either by filter or a list of leads.',
      'Give filter or leadIds, not both.',
      [
        { path: 'filter', message: 'Given together with leadIds.' },
        { path: 'leadIds', message: 'Given together with filter.' },
      ],
    );
  }
  if (filter) {
    checkFilter(filter, 'filter');
    await refuseFilterAudiences(stores, filter, 'filter');
  }
  if (leadIds) await refuseUnknownLeads(stores, leadIds);
  const audience: Audience = {
    id: newId(),
    name,
    kind: filter ? 'filter' : 'static',
    filter: filter ?? null,
    archivedAt: null,
    createdAt: now,
  };
  if (!(await stores.audiences.create(audience))) throw await nameTaken(stores, name);
  if (leadIds) await stores.audiences.addMembers(audience.id, leadIds, now);
  return audienceView(stores, audience);
};

export async function nameTaken(stores: Pick<ReadStores, 'audiences'>, name: string): Promise<Refusal> {
  const holder = await stores.audiences.byName(name);
  return new Refusal(
    'conflict',
    `There is already an audience called “${name}”${holder ? ` (${encodeId('audience', holder.id)})` : ''}.`,
    'Use that audience, or choose another name.',
    [{ path: 'name', message: 'Taken by another audience.' }],
  );
}
