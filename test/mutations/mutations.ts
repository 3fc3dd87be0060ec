/** Which mistakes must a test notice? */
import { BUDGETS } from './list/budgets.ts';
import { CLAIM } from './list/claim.ts';
import { CONTACTS } from './list/contacts.ts';
import { DEAD_LETTER_MUTATIONS } from './list/dead-letters.ts';
import { EDGES } from './list/edges.ts';
import { FLOW } from './list/flow.ts';
import { FORESIGHT } from './list/foresight.ts';
import { GATE_MUTATIONS } from './list/gates.ts';
import { LANES } from './list/lanes.ts';
import { LEDGER_MUTATIONS } from './list/ledger.ts';
import { STEPS } from './list/steps.ts';
import { STOPPING } from './list/stopping.ts';
import { TROUBLE } from './list/trouble.ts';
import { TRUTH } from './list/truth.ts';
import { VERSIONS } from './list/versions.ts';
import type { Mutation } from './mutation.ts';

export const MUTATIONS: readonly Mutation[] = [
  ...CLAIM,
  ...BUDGETS,
  ...LEDGER_MUTATIONS,
  ...FLOW,
  ...DEAD_LETTER_MUTATIONS,
  ...LANES,
  ...GATE_MUTATIONS,
  ...STEPS,
  ...STOPPING,
  ...TROUBLE,
  ...TRUTH,
  ...CONTACTS,
  ...EDGES,
  ...VERSIONS,
  ...FORESIGHT,
];
