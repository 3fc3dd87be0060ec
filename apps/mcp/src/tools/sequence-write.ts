/** sequence_write: What is said, and in which order? Every problem is told at once. */
import { Refusal } from '#contracts';
import { z } from 'zod';
import { ask } from '../calls/ask.js';
import type { EdgeInput, EdgeOutput } from '../calls/edge.js';
import { theSequence } from '../names/find-parts.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { sequenceSteps, toGraph } from './sequence-steps.js';
import { actingTool } from './tool.js';
import type { ToolAnswer } from './tool-answer.js';

type Graph = NonNullable<EdgeInput<'sequences.create'>['graph']>;
type Problem = EdgeOutput<'sequences.validate'>['problems'][number];

export const sequenceWrite = actingTool({
  name: 'sequence_write',
  title: 'Write a sequence',
  description:
    'Write what is said, in which order: a new sequence, or a whole new text of an existing draft (give sequence). Steps run from first to last; ids and next are only needed for branches. Texts may use {{ first_name | default: "there" }}, {{ company_name }}, {{ job_title }}, {{ sender_first_name }} and more (resource overture://guide). Example: {"name":"SaaS CMOs","steps":[{"kind":"linkedin_invite"},{"kind":"wait","for":{"days":1}},{"kind":"email","subject":"…","body":"…"}]}. Returns every problem at once; nothing is saved while there are errors. A reply stops the sequence by itself. Running campaigns keep the version they were launched with.',
  annotations: { destructiveHint: true, idempotentHint: false, openWorldHint: false },
  input: z.strictObject({
    sequence: z
      .string()
      .max(200)
      .optional()
      .describe('Id or name of the one to rewrite; leave out for a new one.'),
    name: z.string().min(1).max(200).optional(),
    steps: sequenceSteps,
  }),
  run: async ({ read }, { sequence, name, steps }) => {
    const graph = toGraph(steps) as Graph;
    const { problems } = await read('sequences.validate', { graph });
    if (problems.some(({ level }) => level === 'error')) throw withErrors(problems);
    if (sequence !== undefined) {
      const { id: sequenceId } = await theSequence(read, sequence);
      return ask('sequences.update', { sequenceId, name, graph }, (written) => saved('Rewrote', written));
    }
    if (name === undefined) throw nameless();
    return ask('sequences.create', { name, graph }, (written) => saved('Created', written));
  },
});

function saved(verb: string, { id, name, graph, problems }: EdgeOutput<'sequences.create'>): ToolAnswer {
  const warnings = problems.map(({ path, message }) => `\n- warning at ${path}: ${message}`).join('');
  return {
    text: `${verb} the sequence "${cleanLine(name)}" (${id}), ${graph.steps.length} steps.${warnings} Next: campaign_create.`,
    data: { sequence_id: id, name: cleanLine(name), step_ids: graph.steps.map((step) => step.id), problems },
  };
}

function withErrors(problems: readonly Problem[]): Refusal {
  return new Refusal(
    'invalid_input',
    'The sequence has problems and was not saved.',
    'Correct every error and call sequence_write again with all steps.',
    problems.map(({ path, level, message }) => ({ path, message: `${level}: ${message}` })),
  );
}

function nameless(): Refusal {
  return new Refusal('invalid_input', 'A new sequence needs a name.', 'Call again with name.', [
    { path: 'name', message: 'Is missing.' },
  ]);
}
