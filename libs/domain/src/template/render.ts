/**
 * What does this person read?
 *
 * Values are inserted as they are and never looked at again, so that nothing which somebody typed into a profile can
 * act as a template. A variable without a value and without a default is an error, never an empty gap in a message; one
 * that stands in a branch or an option that this person does not read is none.
 */
import { seededRandom } from '../random/seeded-random.js';
import { compile } from './compile.js';
import type { Output } from './grammar.js';
import { renderLiquid } from './liquid.js';
import type { TemplateValues } from './variables.js';

export type Rendered =
  | { readonly ok: true; readonly text: string }
  /** `missing`: variables without a value; `unreadable`: what is not of the template language, or came out too large. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly unreadable: readonly string[] };

/** Far more than any channel takes. */
const LONGEST_TEXT = 100_000;

/** @param seed decides about choices: the same words for the same seed, however often they are asked for. */
export function renderTemplate(template: string, values: TemplateValues, seed = ''): Rendered {
  const compiled = compile(template);
  if (compiled.unreadable.length > 0) {
    const missing = compiled.outputs.flatMap((output) => missingIn(output, values));
    return { ok: false, missing: [...new Set(missing)], unreadable: compiled.unreadable };
  }
  const rendered = renderLiquid(compiled.liquid, {
    ...nested(values),
    ...Object.fromEntries(
      compiled.choices.map((options, index) => [`_c${index}`, pick(seed, index, options)]),
    ),
    ...Object.fromEntries(compiled.literals.map((text, index) => [`_t${index}`, text])),
  });
  if (!rendered.ok || rendered.text.length > LONGEST_TEXT)
    return { ok: false, missing: [], unreadable: ['a text that grows too large'] };
  const missing = compiled.outputs
    .filter((_, index) => rendered.said.has(index))
    .flatMap((output) => missingIn(output, values));
  if (missing.length > 0) return { ok: false, missing: [...new Set(missing)], unreadable: [] };
  return { ok: true, text: rendered.text };
}

/** Each choice is decided for itself, so that an edit of one leaves the others as they were. */
function pick(seed: string, choice: number, options: number): number {
  return Math.floor(seededRandom(`words:${seed}:${choice}`)() * options);
}

function missingIn({ variable, fallback, others }: Output, values: TemplateValues): string[] {
  const lacks = (name: string) => !Object.hasOwn(values, name) || !values[name];
  const main =
    lacks(variable) && (!fallback || ('variable' in fallback && lacks(fallback.variable))) ? [variable] : [];
  return [...main, ...others.filter(lacks)];
}

/** `custom.plan` is looked up in `custom`. An empty value counts as unknown. */
function nested(values: TemplateValues): Record<string, unknown> {
  const known = Object.entries(values).filter(([, value]) => value !== '');
  const isCustom = ([name]: readonly [string, string]) => name.startsWith('custom.');
  const custom = known
    .filter(isCustom)
    .map(([name, value]) => [name.slice('custom.'.length), value] as const);
  return {
    ...Object.fromEntries(known.filter((entry) => !isCustom(entry))),
    custom: Object.fromEntries(custom),
  };
}
