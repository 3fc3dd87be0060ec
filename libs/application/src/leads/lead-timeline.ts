/** leads.timeline: everything that happened with a lead, and with those merged into it; newest first, from the log itself. */
import { encodeId, notFound } from '#contracts';
import { viewOf } from '../events/event-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';

/** What was recorded of an erased lead says nothing about the person, so its timeline stays readable. */
export const leadTimeline: ReadHandler<'leads.timeline'> = async ({ stores }, { leadId, limit, cursor }) => {
  const found = await stores.leads.survivor(leadId);
  if (!found) throw notFound('lead', encodeId('lead', leadId));
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, ['instant', 'uuid']);
  const after = at === undefined || id === undefined ? undefined : { at: Temporal.Instant.from(at), id };
  const events = await stores.leads.timeline(found.id, limit + 1, after);
  const page = cutPage(events, limit, (event) => [event.occurredAt.toString(), event.id]);
  return { ...page, data: page.data.map(viewOf) };
};
