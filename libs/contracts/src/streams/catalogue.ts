/** Which streams exist? REST, OpenAPI and the handlers table follow this list. */
import type { z } from 'zod';
import { importReport } from './import.streams.js';
import { streamEvents } from './event.streams.js';
import { exportFigures } from './figure.streams.js';
import { exportCompanies, exportLeads } from './lead.streams.js';
import { subjectAccess } from './subject-access.streams.js';
import type { Stream } from './stream.js';

export const STREAMS = {
  'events.stream': streamEvents,
  'companies.export': exportCompanies,
  'figures.export': exportFigures,
  'imports.report': importReport,
  'leads.subject_access': subjectAccess,
  'leads.export': exportLeads,
} as const satisfies Record<string, Stream>;

export type StreamName = keyof typeof STREAMS;
/** What a handler receives: decoded, ids as uuids. */
export type StreamInputOf<Name extends StreamName> = z.output<(typeof STREAMS)[Name]['input']>;

/** @throws Error when there is no stream of that name */
export function streamCalled(name: StreamName): Stream {
  const all: Readonly<Record<string, Stream>> = STREAMS;
  const found = all[name];
  if (found === undefined) throw new Error(`There is no stream ${String(name)}.`);
  return found;
}
