/** What is written down of a call? Who asked for what, when, from where, about which things; none of its contents. */
import type { RefusalCode } from '#contracts';
import type { AuditEntry } from './audit-store.port.js';
import { namedIds } from './named-ids.js';

/** Where a call comes from. */
export interface CallOrigin {
  readonly requestId: string | null;
  /** The address of the other end of the connection. */
  readonly ip: string | null;
}

export const UNKNOWN_ORIGIN: CallOrigin = { requestId: null, ip: null };

/** A call of an operation, a stream or an upload, as far as it is written down. */
export interface Call<Name extends string = string> extends CallOrigin {
  readonly name: Name;
  /** As it came in at the edge. */
  readonly input: unknown;
  /** ETags of which the thing must have one, as they came in. */
  readonly ifMatch: string | null;
  readonly actionId: string | null;
}

export interface Scribe {
  readonly newId: () => string;
  readonly hashSecretInput: (input: unknown) => string;
}

/** `ending`: what was answered, or why it was refused. */
export function auditEntry(
  { newId, hashSecretInput }: Scribe,
  principal: string,
  { name, input, requestId, ip, actionId }: Call,
  ending: { readonly output: unknown } | { readonly code: RefusalCode },
  at: Temporal.Instant,
): AuditEntry {
  const refused = 'code' in ending;
  return {
    id: newId(),
    at,
    principal,
    operation: name,
    outcome: refused ? 'refused' : 'done',
    code: refused ? ending.code : null,
    resourceIds: refused ? namedIds(input) : namedIds(input, ending.output),
    inputHash: hashSecretInput({ operation: name, input: input ?? {} }),
    requestId,
    ip,
    actionId,
  };
}
