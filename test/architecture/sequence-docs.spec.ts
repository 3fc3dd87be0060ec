/** Does docs/sequences.md tell of every kind of step, with an example that can be launched? */
import { describe, expect, it } from '@jest/globals';
import { graphProblems, sequenceGraph, steps } from '#contracts';
import { edgesOf, type Step } from '#domain';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HOUSE } from './support/house.js';

const page = readFileSync(resolve(HOUSE, 'docs/sequences.md'), 'utf8');
const sections = page.split(/^### /m).slice(1);
const examples = sections.map((section) => ({
  kind: /^`(\w+)`/.exec(section)?.[1] ?? '',
  text: /```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '[]',
}));

/** An example is a piece of a sequence: what it leads to without showing it is an end. */
function whole(text: string) {
  const shown = JSON.parse(text) as Step[];
  const ids = shown.map(({ id }) => id);
  const ends = new Set(
    shown
      .flatMap(edgesOf)
      .map(({ to }) => to)
      .filter((id) => !ids.includes(id)),
  );
  return { start: ids[0], steps: [...shown, ...[...ends].map((id) => ({ id, kind: 'end' }))] };
}

describe('the page of steps', () => {
  it('has a section for each kind, and for no other', () => {
    expect(examples.map(({ kind }) => kind).sort()).toEqual(Object.keys(steps).sort());
  });

  it.each(examples)('shows a $kind that is in order', ({ kind, text }) => {
    const graph = whole(text);
    expect(graph.steps.map((step) => step.kind)).toContain(kind);
    expect(sequenceGraph.safeParse(graph)).toMatchObject({ success: true });
    expect(graphProblems(graph).filter(({ level }) => level === 'error')).toEqual([]);
  });
});
