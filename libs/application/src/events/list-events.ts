/** events.list, events.types: the log by pages, and what can stand in it. */
import { describeEvents } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { viewOf } from './event-view.js';
import { findPlace } from './find-place.js';

export const listEvents: ReadHandler<'events.list'> = async (
  { stores },
  { after = 'beginning', types, limit },
) => {
  const page = await stores.eventReads.page(await findPlace(stores.eventReads, after), types, limit);
  return { data: page.events.map(viewOf), after: page.place.id, hasMore: page.hasMore };
};

export const listEventTypes: ReadHandler<'events.types'> = async () => ({
  data: describeEvents().map(({ type, description, schema, example }) => ({
    type,
    description,
    schema: schema as unknown as TypeSchema,
    example: example as TypeSchema,
  })),
});

type TypeSchema = Awaited<ReturnType<ReadHandler<'events.types'>>>['data'][number]['schema'];
