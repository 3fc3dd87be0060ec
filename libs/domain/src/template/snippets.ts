/**
 * What becomes of a text that names a piece of text which others share?
 *
 * `{{ snippet.intro }}` is replaced by the snippet before anything else is read, so a snippet may hold variables and choices
 * of its own. It stays in one piece wherever it stands: a bar in it divides nothing around it.
 */
import type { SequenceGraph, Step, StepId } from '../sequence/graph.js';
import { isTouchStep } from '../sequence/graph.js';
import { type Part, partsOf } from './parts.js';
import { replaceOutputs, tokensOf } from './tokens.js';

export interface SnippetText {
  readonly name: string;
  readonly text: string;
  readonly revision: number;
}

const REFERENCE = /^\{\{-?\s*snippet\.([a-z][a-z0-9_]*)\s*-?\}\}$/;

/** The names of the snippets that a text names, each once. */
export function snippetsIn(template: string): string[] {
  const names = tokensOf(template).flatMap(namesOf);
  return [...new Set(names)];
}

function namesOf(token: ReturnType<typeof tokensOf>[number]): string[] {
  const name = token.kind === 'output' ? REFERENCE.exec(token.source)?.[1] : undefined;
  return name === undefined ? [] : [name];
}

/** Every snippet that is known is put in place; a name that is not stays as it is written. */
export function withSnippets(template: string, snippets: readonly SnippetText[]): string {
  return replaceOutputs(template, (source) => {
    const name = REFERENCE.exec(source)?.[1];
    const snippet = snippets.find((one) => one.name === name);
    return snippet ? inOnePiece(partsOf(tokensOf(snippet.text))) : source;
  });
}

/** Written so that signs which mean nothing in the snippet mean nothing around it either. */
function inOnePiece(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text.replace(/[{|}]/g, '\\$&');
      if (part.kind === 'choice') return `{${part.options.map(inOnePiece).join('|')}}`;
      return part.source;
    })
    .join('');
}

const TEXTS = ['subject', 'body', 'note', 'title'] as const;

/** What a step says, by field. */
export function textsOf(step: Step): { readonly field: string; readonly text: string }[] {
  if (!isTouchStep(step)) return [];
  return Object.entries(step).flatMap(([field, text]: [string, unknown]) =>
    (TEXTS as readonly string[]).includes(field) && typeof text === 'string' ? [{ field, text }] : [],
  );
}

export function graphWithSnippets(graph: SequenceGraph, snippets: readonly SnippetText[]): SequenceGraph {
  const steps = graph.steps.map((step): Step => {
    const filled = textsOf(step).map(({ field, text }) => [field, withSnippets(text, snippets)] as const);
    return { ...step, ...Object.fromEntries(filled) };
  });
  return { ...graph, steps };
}

export function snippetsOfGraph({ steps }: SequenceGraph): {
  readonly stepId: StepId;
  readonly index: number;
  readonly field: string;
  readonly name: string;
}[] {
  return steps.flatMap((step, index) =>
    textsOf(step).flatMap(({ field, text }) =>
      snippetsIn(text).map((name) => ({ stepId: step.id, index, field, name })),
    ),
  );
}
