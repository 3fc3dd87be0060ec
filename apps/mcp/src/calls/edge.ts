/** What do operations take and give at the edge? Ids with prefixes and instants as text, as REST has them. */
import type { OPERATIONS, OperationName } from '#contracts';
import type { z } from 'zod';

export type EdgeInput<Name extends OperationName> = z.input<(typeof OPERATIONS)[Name]['input']>;
export type EdgeOutput<Name extends OperationName> = z.input<(typeof OPERATIONS)[Name]['output']>;
