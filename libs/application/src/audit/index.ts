/** Which operations on the audit log are there? Reading it: it writes itself. */
import { listAudit } from './list-audit.js';

export * from './audit-entry.js';
export * from './audit-store.port.js';

export const auditHandlers = { 'audit.list': listAudit };
