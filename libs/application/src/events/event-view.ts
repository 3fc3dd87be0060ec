/**
 * What does an event look like outside? The same in a page, a stream and a webhook.
 *
 * Field by field rather than by its whole schema: the log keeps events that are older than the catalogue, and one that
 * lacks a newer field is still to be told.
 */
import { encoderOf, EVENTS, type EventType, eventView } from '#contracts';
import type { z } from 'zod';
import type { LoggedEvent } from './event-reads.port.js';

export type EventView = z.output<typeof eventView>;
type Word = EventView['data'][string];

/** Ids still as uuids and instants as instants; `data` as it leaves. */
export function viewOf({ id, type, occurredAt, data }: LoggedEvent): EventView {
  return { id, type, timestamp: occurredAt, data: Object.fromEntries(fieldsOf(type, data)) };
}

/** The JSON text that is sent, and signed. */
export function eventJson(event: LoggedEvent): string {
  return JSON.stringify(encoderOf(eventView)(viewOf(event)));
}

function fieldsOf(type: string, data: LoggedEvent['data']): (readonly [string, Word])[] {
  const shape: Readonly<Record<string, z.ZodType>> = Object.hasOwn(EVENTS, type)
    ? EVENTS[type as EventType].shape
    : {};
  return Object.entries(data).flatMap(([name, value]) => {
    const schema = shape[name];
    const told = schema === undefined ? undefined : encoded(schema, value);
    return told === undefined ? [] : [[name, told] as const];
  });
}

/** Undefined for what the catalogue does not know: nothing leaves that it does not name. */
function encoded(schema: z.ZodType, value: unknown): Word | undefined {
  try {
    return encoderOf(schema)(value) as Word;
  } catch {
    // It is not as it would be in the process.
  }
  // JSON holds an instant as it looks at the edge already.
  if (schema.safeParse(value).success) return value as Word;
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}
