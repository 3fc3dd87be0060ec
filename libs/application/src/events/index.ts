import { listEvents, listEventTypes } from './list-events.js';

export * from './event-reads.port.js';
export * from './event-tail.port.js';
export { eventJson } from './event-view.js';
export { streamEvents } from './stream-events.js';

export const eventHandlers = { 'events.list': listEvents, 'events.types': listEventTypes };
