/**
 * What does Liquid get to see of a template?
 *
 * Choices become `case` blocks over numbers that the caller decides, and literal braces become values, so that a template
 * is parsed once, whatever is chosen and whoever reads it. Nothing that a person typed into a profile is part of it.
 */
import { type BlockTag, type Output, readOutput, readTag, TAGS } from './grammar.js';
import { type LiquidTemplate, MARK, parseLiquid } from './liquid.js';
import { depthOf, type Part, partsOf } from './parts.js';
import { tokensOf } from './tokens.js';

/** Choices in choices, and blocks in blocks: more than a reader can follow. */
const MOST_NESTED = 8;
/** Templates that are kept parsed: every step of every running sequence would fit several times. */
const MOST_KEPT = 1000;

export interface Compiled {
  readonly liquid: LiquidTemplate;
  /** How many options each choice has. */
  readonly choices: readonly number[];
  /** Texts that Liquid would misread. */
  readonly literals: readonly string[];
  readonly outputs: readonly Output[];
  /** Every variable, once, in the order of first use. */
  readonly variables: readonly string[];
  /** What is not of the template language, as it is written. */
  readonly unreadable: readonly string[];
  /** Characters of the longest way through it, without the variables. */
  readonly longest: number;
}

const kept = new Map<string, Compiled>();

/** Always the same for the same text; remembered, since a campaign renders one text thousands of times. */
export function compile(template: string): Compiled {
  const known = kept.get(template);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const compiled = compileAnew(template);
  kept.set(template, compiled);
  return compiled;
}

function compileAnew(template: string): Compiled {
  const parts = partsOf(tokensOf(template));
  const builder = new Builder();
  if (depthOf(parts) > MOST_NESTED) builder.unreadable.push('{'.repeat(MOST_NESTED + 1));
  const { source, length } =
    builder.unreadable.length > 0 ? { source: '', length: 0 } : builder.list(parts, 0);
  const { choices, literals, outputs, variables, unreadable } = builder;
  return {
    liquid: unreadable.length > 0 ? [] : parseLiquid(source),
    choices,
    literals,
    outputs,
    variables: [...variables],
    unreadable,
    longest: length,
  };
}

interface Built {
  readonly source: string;
  readonly length: number;
}

interface Block {
  readonly tag: BlockTag;
  readonly source: string;
  /** Of the branches before this one, the longest. */
  longest: number;
  length: number;
  sawElse: boolean;
}

class Builder {
  readonly choices: number[] = [];
  readonly literals: string[] = [];
  readonly outputs: Output[] = [];
  readonly variables = new Set<string>();
  readonly unreadable: string[] = [];

  /** Blocks open and close within one list: an option of a choice holds them whole. */
  list(parts: readonly Part[], depth: number): Built {
    const whole: Pick<Block, 'length'> = { length: 0 };
    const open: Block[] = [];
    const at = () => open.at(-1) ?? whole;
    let source = '';
    for (const part of joined(parts)) {
      if (part.kind === 'tag') {
        source += this.tag(part.source, open, whole, depth);
        continue;
      }
      const built = this.part(part, depth);
      source += built.source;
      at().length += built.length;
    }
    this.unreadable.push(...open.map((block) => block.source));
    return { source, length: whole.length };
  }

  private part(part: Exclude<Part, { kind: 'tag' }>, depth: number): Built {
    if (part.kind === 'text') return { source: this.text(part.text), length: part.text.length };
    if (part.kind === 'output') return { source: this.output(part.source), length: 0 };
    const number = this.choices.push(part.options.length) - 1;
    const options = part.options.map((option) => this.list(option, depth + 1));
    const cases = options.map(({ source }, index) => `{% when ${index} %}${source}`).join('');
    return {
      source: `{% case _c${number} %}${cases}{% endcase %}`,
      length: Math.max(...options.map(({ length }) => length)),
    };
  }

  private text(text: string): string {
    if (!text.includes('{')) return text;
    return `{{ _t${this.literals.push(text) - 1} }}`;
  }

  private output(source: string): string {
    const output = readOutput(source);
    if (!output) {
      this.unreadable.push(source);
      return '';
    }
    const { variable, fallback, others } = output;
    for (const name of [
      variable,
      ...(fallback && 'variable' in fallback ? [fallback.variable] : []),
      ...others,
    ])
      this.variables.add(name);
    const number = this.outputs.push(output) - 1;
    return source.replace(/-?\}\}$/, (end) => ` | ${MARK}: ${number} ${end}`);
  }

  private tag(source: string, open: Block[], whole: Pick<Block, 'length'>, depth: number): string {
    const tag = readTag(source);
    const block = open.at(-1);
    const opens = TAGS.find((name) => name === tag?.name);
    if (!tag || !(opens ? open.length + depth < MOST_NESTED : block && fits(tag.name, block))) {
      this.unreadable.push(source);
      return '';
    }
    for (const name of tag.variables) this.variables.add(name);
    if (opens) {
      open.push({ tag: opens, source, longest: 0, length: 0, sawElse: false });
    } else if (block) {
      block.longest = Math.max(block.longest, block.length);
      block.length = 0;
      block.sawElse ||= tag.name === 'else';
      if (tag.name === `end${block.tag}`) {
        open.pop();
        (open.at(-1) ?? whole).length += block.longest;
      }
    }
    return source;
  }
}

/** Texts that follow each other are one. */
function joined(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  let texts: string[] = [];
  const endText = () => {
    if (texts.length > 0) whole.push({ kind: 'text', text: texts.join('') });
    texts = [];
  };
  for (const part of parts) {
    if (part.kind === 'text') {
      texts.push(part.text);
      continue;
    }
    endText();
    whole.push(part);
  }
  endText();
  return whole;
}

function fits(name: string, { tag, sawElse }: Block): boolean {
  if (name === `end${tag}`) return true;
  if (sawElse) return false;
  return name === 'else' || name === (tag === 'case' ? 'when' : 'elsif');
}
