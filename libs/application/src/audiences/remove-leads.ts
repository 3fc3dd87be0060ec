/** audiences.remove_leads: take leads out of a static audience. Nobody is stopped by it. */
import type { ActHandler } from '../operations/operation-context.js';
import { staticAudience } from './static-audience.js';

export const removeLeads: ActHandler<'audiences.remove_leads'> = async (
  { stores },
  { audienceId, leadIds },
) => {
  const audience = await staticAudience(stores, audienceId);
  const removed = await stores.audiences.removeMembers(audience.id, leadIds);
  return { removed, size: await stores.audiences.sizeOf(audience) };
};
