/**
 * What does this person read?
 *
 * Values are inserted as they are and never looked at again, so that nothing which somebody typed into a profile can
 * act as a template. A variable without a value and without a default is an error, never an empty gap in a message.
 */
import { parseTemplate } from './parse.js';
import type { TemplateValues } from './variables.js';

export type Rendered =
  | { readonly ok: true; readonly text: string }
  /** `missing`: variables without a value; `unreadable`: placeholders that are not of the template language. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly unreadable: readonly string[] };

export function renderTemplate(template: string, values: TemplateValues): Rendered {
  const { parts, unreadable } = parseTemplate(template);
  const missing = new Set<string>();
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    const value = Object.hasOwn(values, part.name) ? values[part.name] : undefined;
    const text = value || part.fallback;
    if (text === undefined) missing.add(part.name);
    return text;
  });
  if (missing.size > 0 || unreadable.length > 0) return { ok: false, missing: [...missing], unreadable };
  return { ok: true, text: texts.join('') };
}
