/** How is one request recognised in answers, logs and jobs? By an id that the caller may choose, and a trace. */
import { newTrace, type Trace } from '#observability';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const SANE_ID = /^[\w.:-]{1,128}$/;

/** `X-Request-Id` as it came when it is sane, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/** A span of the caller's trace (W3C `traceparent`), or of a new one. */
export function traceOf(headers: IncomingHttpHeaders): Trace {
  const given = headers['traceparent'];
  return newTrace(typeof given === 'string' ? given : undefined);
}
