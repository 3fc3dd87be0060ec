/** What follows from a person's word about the thing of a letter? Done in the transaction that writes it down; may refuse. */
import type { ActContext } from '../operations/operation-context.js';

export type Decision = (context: ActContext, subject: string) => Promise<void>;
