/** What does a draft say, with the snippets that it names in place? What is launched, shown and checked. */
import {
  graphWithSnippets,
  type SequenceGraph,
  type SequenceProblem,
  snippetsOfGraph,
  validateSequence,
} from '#domain';
import type { SequenceRecord } from './sequence-store.port.js';

type Draft = Pick<SequenceRecord, 'graph' | 'snippets'>;

export const filledGraph = ({ graph, snippets }: Draft): SequenceGraph => graphWithSnippets(graph, snippets);

/** As a version keeps them: which snippets, in which revision. */
export function snippetsUsed({
  graph,
  snippets,
}: Draft): { readonly name: string; readonly revision: number }[] {
  const named = new Set(snippetsOfGraph(graph).map(({ name }) => name));
  return snippets.filter(({ name }) => named.has(name)).map(({ name, revision }) => ({ name, revision }));
}

/** Of a graph with its snippets in place: a name that is left over is of none that exists. Errors first. */
export function filledProblems(graph: SequenceGraph): SequenceProblem[] {
  const unknown = snippetsOfGraph(graph).map(({ index, field, name }): SequenceProblem => ({
    path: `steps[${index}].${field}`,
    code: 'unknown_snippet',
    level: 'error',
    message: `There is no snippet "${name}". Write it first (snippets.create), or take it out of the text.`,
  }));
  return [...unknown, ...validateSequence(graph)];
}
