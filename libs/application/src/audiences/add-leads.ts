/** audiences.add_leads: add leads to a static audience; those who are in it already stay. Where it is live, who is new enters the campaign. */
import type { ActHandler } from '../operations/operation-context.js';
import { refuseUnknownLeads, staticAudience } from './static-audience.js';

export const addLeads: ActHandler<'audiences.add_leads'> = async (
  { stores, now },
  { audienceId, leadIds },
) => {
  const audience = await staticAudience(stores, audienceId);
  await refuseUnknownLeads(stores, leadIds);
  const added = await stores.audiences.addMembers(audience.id, leadIds, now);
  return { added, size: await stores.audiences.sizeOf(audience) };
};
