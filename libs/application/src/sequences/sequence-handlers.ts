/** Who answers the operations on sequences? */
import type { OperationHandlers } from '../operations/operation-context.js';
import { createSequence } from './create-sequence.js';
import { addStep, moveStepHandler, removeStepHandler, updateStep } from './edit-steps.js';
import { getSequence, listSequences, validateGraph } from './read-sequences.js';
import { updateSequence } from './update-sequence.js';

export const sequenceHandlers = {
  'sequences.create': createSequence,
  'sequences.update': updateSequence,
  'sequences.get': getSequence,
  'sequences.list': listSequences,
  'sequences.validate': validateGraph,
  'sequences.add_step': addStep,
  'sequences.update_step': updateStep,
  'sequences.remove_step': removeStepHandler,
  'sequences.move_step': moveStepHandler,
} satisfies Partial<OperationHandlers>;
