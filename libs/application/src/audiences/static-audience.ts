/** May leads be added to this audience? Only to a static one: a filter decides its members itself. */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ReadStores } from '../persistence/stores.js';
import { audienceOrRefuse } from './get-audience.js';
import type { Audience } from './audience.js';

/** @throws Refusal `not_found` or `wrong_state` */
export async function staticAudience(
  stores: Pick<ReadStores, 'audiences'>,
  audienceId: string,
): Promise<Audience> {
  const audience = await audienceOrRefuse(stores, audienceId);
  if (audience.kind === 'filter') {
    throw new Refusal(
      'wrong_state',
      `“${audience.name}” is an audience by filter: whoever matches belongs to it, and nobody can be added.`,
      'Add the leads to a static audience, or create one with audiences.create and leadIds.',
    );
  }
  if (audience.archivedAt) {
    throw new Refusal(
      'wrong_state',
      `“${audience.name}” is archived.`,
      'Take it into use again with audiences.restore, or choose another audience.',
    );
  }
  return audience;
}

/** @throws Refusal `not_found` that names the leads which do not exist. */
export async function refuseUnknownLeads(
  stores: Pick<ReadStores, 'audiences'>,
  leadIds: readonly string[],
): Promise<void> {
  const unknown = (await stores.audiences.unknownLeads(leadIds)).map((leadId) => encodeId('lead', leadId));
  if (unknown.length === 0) return;
  if (unknown.length === 1) throw notFound('lead', unknown[0] ?? '');
  const named = unknown.slice(0, 10).join(', ');
  throw new Refusal(
    'not_found',
    `${unknown.length} of the leads do not exist in this workspace: ${named}${unknown.length > 10 ? ' …' : ''}.`,
    'Leave them out, or find the right ids with leads.search; nothing was written.',
    leadIds.flatMap((leadId, index) =>
      unknown.includes(encodeId('lead', leadId))
        ? [{ path: `leadIds[${index}]`, message: 'There is no such lead.' }]
        : [],
    ),
  );
}
