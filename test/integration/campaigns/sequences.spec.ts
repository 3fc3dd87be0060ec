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

describe('a sequence that is written step by step', () => {
  test('grows from nothing to one that can be launched, with ids that stay', async () => {
    const { id: sequenceId, graph } = await shop.act('sequences.create', { name: 'Grown' });
    expect(graph.steps.map(({ id }) => id)).toEqual(['end']);
    const first = await shop.act('sequences.add_step', {
      sequenceId,
      step: { kind: 'email', subject: 'Hello', body: 'Hello {{ nickname }}' },
    });
    expect(first.stepId).toBe('email-1');
    expect(first.problems.map(({ path, code }) => [path, code])).toEqual([
      ['steps[0].body', 'unknown_variable'],
    ]);
    const second = await shop.act('sequences.add_step', {
      sequenceId,
      step: { kind: 'email', id: 'again', body: 'Once more' },
      after: 'email-1',
    });
    const third = await shop.act('sequences.add_step', {
      sequenceId,
      step: { kind: 'wait', for: { days: 2 } },
      after: 'email-1',
    });
    expect([second.stepId, third.stepId]).toEqual(['again', 'wait-1']);
    const mended = await shop.act('sequences.update_step', { sequenceId, stepId: 'email-1', body: 'Hello' });
    expect(mended.problems).toEqual([]);
    expect(mended.graph).toEqual({
      start: 'email-1',
      steps: [
        { id: 'email-1', kind: 'email', subject: 'Hello', body: 'Hello', next: 'wait-1' },
        { id: 'wait-1', kind: 'wait', for: { days: 2 }, next: 'again' },
        { id: 'again', kind: 'email', body: 'Once more', next: 'end' },
        { id: 'end', kind: 'end' },
      ],
    });
  });

  test('is changed field by field; null takes one away, and a field of another kind is refused', async () => {
    const { id: sequenceId } = await shop.act('sequences.create', { name: 'Fields', graph: own(GRAPH) });
    const change = { sequenceId, stepId: 'mail', subject: null };
    const { problems } = await shop.act('sequences.update_step', change);
    expect(problems.map(({ code }) => code)).toContain('missing_subject');
    const refusal = await refusalOf(
      shop.act('sequences.update_step', { sequenceId, stepId: 'pause', body: 'No', for: { days: 1 } }),
    );
    expect(refusal.fields).toEqual([{ path: 'body', message: 'A step of kind wait has no body.' }]);
    const gone = await refusalOf(
      shop.act('sequences.update_step', { sequenceId, stepId: 'gone', body: 'x' }),
    );
    const nowhere = await refusalOf(shop.act('sequences.remove_step', { sequenceId, stepId: 'gone' }));
    expect(nowhere.code).toBe('not_found');
    expect([gone.code, gone.nextStep]).toEqual(['not_found', expect.stringContaining('visit, mail, pause')]);
  });

  test('joins the neighbours of what is removed or moved, and refuses what is not clear', async () => {
    const { id: sequenceId } = await shop.act('sequences.create', { name: 'Joined', graph: own(GRAPH) });
    const without = await shop.act('sequences.remove_step', { sequenceId, stepId: 'pause' });
    expect(without.graph.steps.map(({ id }) => id)).toEqual(['visit', 'mail', 'again', 'end']);
    const moved = await shop.act('sequences.move_step', { sequenceId, stepId: 'visit', after: 'mail' });
    expect([moved.graph.start, moved.graph.steps.map(({ id }) => id)]).toEqual([
      'mail',
      ['mail', 'visit', 'again', 'end'],
    ]);
    const refusal = await refusalOf(shop.act('sequences.remove_step', { sequenceId, stepId: 'end' }));
    expect([refusal.code, refusal.detail]).toEqual([
      'invalid_input',
      expect.stringContaining('Lead "again"'),
    ]);
  });

  test('keeps both of two edits that are made at once', async () => {
    const { id: sequenceId } = await shop.act('sequences.create', { name: 'Both', graph: own(GRAPH) });
    await Promise.all([
      shop.act('sequences.update_step', { sequenceId, stepId: 'mail', body: 'One' }),
      shop.act('sequences.update_step', { sequenceId, stepId: 'again', body: 'Two' }),
    ]);
    const { graph } = await shop.read('sequences.get', { sequenceId });
    expect(graph.steps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'mail', body: 'One' }),
        expect.objectContaining({ id: 'again', body: 'Two' }),
      ]),
    );
  });
});

test('a graph of a wrong shape is answered with problems of both kinds', async () => {
  const graph = {
    start: 'a',
    steps: [{ id: 'a', kind: 'email', body: '{{ shoe }}', subject: 7, next: 'gone' }],
  };
  const { problems } = await shop.read('sequences.validate', { graph });
  expect(problems.map(({ path, code }) => [path, code])).toEqual(
    expect.arrayContaining([
      ['steps[0].subject', 'malformed'],
      ['steps[0].body', 'unknown_variable'],
      ['steps[0].next', 'dangling_reference'],
    ]),
  );
});
