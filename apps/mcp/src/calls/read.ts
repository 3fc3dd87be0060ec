/** How does a tool read? In this process, as the caller, with a database role that can do nothing else. */
import type { Caller, OperationReader } from '#application';
import type { ReadName } from '#contracts';
import type { EdgeInput, EdgeOutput } from './edge.js';

/** Throws `Refusal`. */
export type Read = <Name extends ReadName>(name: Name, input: EdgeInput<Name>) => Promise<EdgeOutput<Name>>;

export function readAs(reader: OperationReader, caller: Caller): Read {
  return async (name, input) => (await reader.read(caller, name, input)) as EdgeOutput<typeof name>;
}
