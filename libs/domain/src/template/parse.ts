/**
 * What does a template say?
 *
 * A part of Liquid (`grammar.ts`) with choices in braces (`parts.ts`). What is not of it is refused, never guessed at.
 */
import { compile } from './compile.js';

export interface ParsedTemplate {
  /** Each once, in the order of first use. */
  readonly variables: readonly string[];
  /** The placeholders that nobody can read, as they are written. */
  readonly unreadable: readonly string[];
}

export function parseTemplate(template: string): ParsedTemplate {
  const { variables, unreadable } = compile(template);
  return { variables, unreadable };
}

/** The variables that a template uses, each once, in the order of their first use. */
export function variablesOf(template: string): string[] {
  return [...compile(template).variables];
}

/** How long the text is before any variable is filled in, whatever is chosen: the longest way through it. */
export function literalLength(template: string): number {
  return compile(template).longest;
}
