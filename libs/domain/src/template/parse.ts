/**
 * What does a template say?
 *
 * A subset of Liquid: `{{ first_name }}` and `{{ first_name | default: "there" }}`. Everything else that Liquid would
 * act on is refused, so that a template means the same should Liquid itself render it one day.
 */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly fallback?: string };

export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  /** The placeholders that nobody can read, as they are written. */
  readonly unreadable: readonly string[];
}

const PLACEHOLDER = /\{\{[\s\S]*?(?:\}\}|$)|\{%[\s\S]*?(?:%\}|$)/g;
const VARIABLE =
  /^\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\s*(?:\|\s*default:\s*(?:"([^"{}]*)"|'([^'{}]*)')\s*)?\}\}$/;

export function parseTemplate(template: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const unreadable: string[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ kind: 'text', text: template.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, name, doubleQuoted, singleQuoted] = VARIABLE.exec(match[0]) ?? [];
    if (name === undefined) unreadable.push(match[0]);
    else parts.push({ kind: 'variable', name, fallback: doubleQuoted ?? singleQuoted });
  }
  if (end < template.length) parts.push({ kind: 'text', text: template.slice(end) });
  return { parts, unreadable };
}

/** The variables that a template uses, each once, in the order of their first use. */
export function variablesOf(template: string): string[] {
  const names = parseTemplate(template).parts.map((part) =>
    part.kind === 'variable' ? part.name : undefined,
  );
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** How long the text is before any variable is filled in: rendered, it is at least as long. */
export function literalLength(template: string): number {
  return parseTemplate(template).parts.reduce(
    (sum, part) => sum + (part.kind === 'text' ? part.text.length : 0),
    0,
  );
}
