/** What came of carrying out a decision, or why it does not hold any more? */
import type { PlanOutcome } from './plan-store.port.js';

export type Execution =
  | { readonly done: true; readonly outcome: PlanOutcome }
  /** Nothing was written. */
  | { readonly done: false; readonly because: string };
