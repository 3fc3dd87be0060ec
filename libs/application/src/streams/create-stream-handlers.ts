/** Which handler does each stream have? */
import type { EventTail } from '../events/event-tail.port.js';
import { streamEvents } from '../events/stream-events.js';
import { exportFigures } from '../figures/export-figures.js';
import { importReport } from '../imports/index.js';
import { exportCompanies } from '../companies/export-companies.js';
import { exportLeads } from '../leads/export-leads.js';
import { subjectAccess } from '../subject-access/subject-access.js';
import type { StreamHandlers } from './stream-context.js';

export interface StreamHandlerDependencies {
  readonly eventTail: EventTail;
}

export function createStreamHandlers({ eventTail }: StreamHandlerDependencies): StreamHandlers {
  return {
    'events.stream': streamEvents({ tail: eventTail }),
    'figures.export': exportFigures,
    'imports.report': importReport,
    'leads.subject_access': subjectAccess,
    'leads.export': exportLeads,
    'companies.export': exportCompanies,
  };
}
