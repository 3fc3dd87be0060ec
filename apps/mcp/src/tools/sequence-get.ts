/** sequence_get: What does a sequence say? */
import { z } from 'zod';
import { theSequence } from '../names/find-parts.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { moreLine, pageArguments } from './paging.js';
import { toWritten } from './sequence-steps.js';
import { readingTool } from './tool.js';

export const sequenceGet = readingTool({
  name: 'sequence_get',
  title: 'Read sequences',
  description:
    'One sequence with all its steps and problems, in the form that sequence_write takes; without sequence, the list of those that exist. Read it before you rewrite it.',
  input: z.strictObject({
    sequence: z.string().max(200).optional().describe('Id or name.'),
    ...pageArguments,
  }),
  run: async ({ read }, { sequence, ...page }) => {
    if (sequence === undefined) {
      const { data, nextCursor } = await read('sequences.list', page);
      const lines = data.map(
        ({ id, name, graph }) => `${id} "${cleanLine(name)}", ${graph.steps.length} steps`,
      );
      return {
        text:
          (lines.join('\n') || 'There are no sequences yet. Write one with sequence_write.') +
          moreLine(nextCursor),
        data: {
          sequences: data.map(({ id, name, graph }) => ({
            sequence_id: id,
            name: cleanLine(name),
            steps: graph.steps.length,
          })),
          next_cursor: nextCursor,
        },
      };
    }
    const { id, name, graph, problems } = await theSequence(read, sequence);
    // A written sequence starts with its first step.
    const start = graph.steps.filter((step) => step.id === graph.start);
    const steps = [...start, ...graph.steps.filter((step) => step.id !== graph.start)].map(toWritten);
    return {
      text: `"${cleanLine(name)}" (${id})\n${JSON.stringify(steps)}${problems.map(({ path, level, message }) => `\n- ${level} at ${path}: ${message}`).join('')}`,
      data: { sequence_id: id, name: cleanLine(name), steps, problems },
    };
  },
});
