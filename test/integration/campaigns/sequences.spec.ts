/** Can a sequence be written, read and rewritten? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bench, GRAPH, openBench, own, refusalOf, Workshop } from './support/workshop.js';

let bench: Bench;
let shop: Workshop;
beforeAll(async () => {
  bench = await openBench();
  shop = await Workshop.open(bench);
});
afterAll(() => bench.close());

describe('a sequence', () => {
  test('comes back as it was written', async () => {
    const created = await shop.act('sequences.create', { name: 'Hello', graph: own(GRAPH) });
    expect(created.problems.filter((problem) => problem.level === 'error')).toEqual([]);
    const read = await shop.read('sequences.get', { sequenceId: created.id });
    expect(read.graph).toEqual(GRAPH);
    expect(read.createdAt.toString()).toBe(shop.now.toString());
  });

  test('with errors is kept as a draft and names them', async () => {
    const graph = { start: 'a', steps: [{ id: 'a', kind: 'linkedin_visit' as const, next: 'gone' }] };
    const created = await shop.act('sequences.create', { name: 'Broken', graph });
    expect(created.problems.map((problem) => problem.path)).toContain('steps[0].next');
    expect(await shop.read('sequences.validate', { graph })).toEqual({ problems: created.problems });
  });

  test('can be renamed without its steps, and the other way round', async () => {
    const { id } = await shop.act('sequences.create', { name: 'One', graph: own(GRAPH) });
    expect(await shop.act('sequences.update', { sequenceId: id, name: 'Two' })).toMatchObject({
      name: 'Two',
      graph: GRAPH,
    });
    const end = { start: 'end', steps: [{ id: 'end', kind: 'end' as const }] };
    expect(await shop.act('sequences.update', { sequenceId: id, graph: end })).toMatchObject({
      name: 'Two',
      graph: end,
    });
  });

  test('that does not exist is refused with what to do', async () => {
    const other = await Workshop.open(bench);
    const { id } = await other.act('sequences.create', { name: 'Theirs', graph: own(GRAPH) });
    const refusal = await refusalOf(shop.read('sequences.get', { sequenceId: id }));
    expect(refusal.code).toBe('not_found');
    expect(refusal.detail).toContain('seq_');
  });

  test('is found again page by page, newest first', async () => {
    const own_ = await Workshop.open(bench);
    const made = [];
    for (const name of ['a', 'b', 'c'])
      made.push((await own_.act('sequences.create', { name, graph: own(GRAPH) })).id);
    const first = await own_.read('sequences.list', { limit: 2 });
    const second = await own_.read('sequences.list', { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...second.data].map((sequence) => sequence.id)).toEqual(made.reverse());
    expect(second.nextCursor).toBeNull();
  });
});
