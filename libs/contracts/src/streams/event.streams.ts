/** What happens, as it happens. */
import { z } from 'zod';
import { eventCursor, eventTypes } from '../operations/event.operations.js';
import { defineStream } from './stream.js';

export const streamEvents = defineStream({
  name: 'events.stream',
  scope: 'outreach:read',
  summary:
    'What happens, as it happens (Server-Sent Events); a reader that lost its connection goes on by Last-Event-ID',
  input: z.strictObject({ after: eventCursor.optional(), types: eventTypes.optional() }),
  produces: 'text/event-stream',
  http: { path: '/v1/events/stream' },
});
