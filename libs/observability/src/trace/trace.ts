/**
 * Which request does this line, job or event belong to?
 *
 * W3C trace context (https://www.w3.org/TR/trace-context/), carried through a process by AsyncLocalStorage and between
 * processes as a `traceparent` text.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

export interface Trace {
  /** `00-<32 hex trace id>-<16 hex span id>-<2 hex flags>` */
  readonly traceparent: string;
  readonly traceId: string;
  readonly spanId: string;
}

const storage = new AsyncLocalStorage<Trace>();

/** The trace that a text names, or undefined when it is not a valid traceparent (§3.2.2: ff and all zeros are not). */
export function parseTraceparent(text: string | undefined): Trace | undefined {
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(text ?? '');
  const [, version, traceId, spanId, flags, more] = match ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined)
    return undefined;
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceparent: `00-${traceId}-${spanId}-${flags}`, traceId, spanId };
}

/** A span of the given trace, or of a new one when there is none or it cannot be read. */
export function newTrace(parent?: string): Trace {
  const known = parent === undefined ? undefined : parseTraceparent(parent);
  const traceId = known?.traceId ?? randomId(16);
  const spanId = randomId(8);
  const flags = known?.traceparent.slice(-2) ?? '01';
  return { traceparent: `00-${traceId}-${spanId}-${flags}`, traceId, spanId };
}

/** The same as text. */
export function newTraceparent(parent?: string): string {
  return newTrace(parent).traceparent;
}

/** The trace that the running code belongs to. */
export function currentTrace(): Trace | undefined {
  return storage.getStore();
}

/** Runs `fn` as part of a trace: the given one, or a new one when it is missing or cannot be read. */
export function withTrace<Result>(traceparent: string | undefined, fn: () => Result): Result {
  return inTrace(parseTraceparent(traceparent) ?? newTrace(), fn);
}

/** The same for a trace that was read already. */
export function inTrace<Result>(trace: Trace, fn: () => Result): Result {
  return storage.run(trace, fn);
}

/** Fetched for many ids at once: each fetching costs more than the id. */
const random = Buffer.alloc(4_096);
let used = random.length;

function randomId(bytes: number): string {
  if (used + bytes > random.length) {
    randomFillSync(random);
    used = 0;
  }
  const id = random.toString('hex', used, used + bytes);
  used += bytes;
  return /^0+$/.test(id) ? randomId(bytes) : id;
}
