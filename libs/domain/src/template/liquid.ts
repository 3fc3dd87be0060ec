/**
 * How does Liquid render what an author wrote, and nothing more?
 *
 * The one place that knows LiquidJS (ADR 19). Its build without a file system is used, and told besides that there are no
 * files. Of its tags and filters only those of our grammar exist: none that loops, assigns, includes or asks for the time.
 */
import { Liquid, type Template } from 'liquidjs/dist/liquid.browser.mjs';
import { FILTERS, TAGS } from './grammar.js';

export interface LiquidScope extends Readonly<Record<string, unknown>> {
  /** The numbers of the outputs that were rendered: those in a branch not taken are not among them. */
  readonly [SAID]: Set<number>;
}

const SAID = Symbol('said');
/** Marks an output with its number; no author can write it, for the grammar does not know it. */
export const MARK = '_said';

/** A second: no text needs a thousandth of it, and a process that was asleep for a moment is not to blame. */
const RENDER_MS = 1000;

export type LiquidTemplate = readonly Template[];

export type LiquidText =
  | { readonly ok: true; readonly text: string; readonly said: ReadonlySet<number> }
  /** It would take more memory than a message may, or Liquid finds fault with it. */
  | { readonly ok: false };

/** Exported for the tests that attack it beside our grammar. */
export function createEngine(): Liquid {
  const engine = new Liquid({
    templates: {},
    relativeReference: false,
    dynamicPartials: false,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 1_000_000,
    renderLimit: RENDER_MS,
    memoryLimit: 1_000_000,
  });
  keepOnly(engine.tags, TAGS);
  keepOnly(engine.filters, FILTERS);
  engine.registerFilter(MARK, function (value: unknown, output: unknown) {
    (this.context.environments as LiquidScope)[SAID].add(Number(output));
    return value;
  });
  return engine;
}

function keepOnly(table: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(table)) if (!names.includes(name)) delete table[name];
}

const ENGINE = createEngine();

/** Throws when Liquid does not understand it; the grammar has seen to it that it does. */
export const parseLiquid = (source: string): LiquidTemplate => ENGINE.parse(source);

export function renderLiquid(
  template: LiquidTemplate,
  values: Readonly<Record<string, unknown>>,
): LiquidText {
  const said = new Set<number>();
  try {
    const text: unknown = ENGINE.renderSync([...template], { ...values, [SAID]: said });
    return { ok: true, text: String(text), said };
  } catch (error) {
    // Whoever was asleep is asked again; everything else would come out the same each time.
    if (error instanceof Error && error.message.includes('render limit')) throw error;
    return { ok: false };
  }
}
