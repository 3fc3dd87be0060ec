/** Is a shared piece of text shared while it is written, and fixed once it is launched? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newUuidV7 } from '#persistence';
import { type Bench, openBench, refusalOf, Workshop } from './support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function drafted() {
  const shop = await Workshop.open(bench);
  const ada = await shop.identity('Ada Byron', 'email');
  const leadIds = await shop.leads([{ firstName: 'Bo', email: `bo@${newUuidV7()}.test` }]);
  const graph = {
    start: 'mail',
    steps: [
      {
        id: 'mail',
        kind: 'email' as const,
        subject: 'Hello',
        body: '{{ snippet.intro }} how are you?',
        signature: true,
        next: 'end',
      },
      { id: 'end', kind: 'end' as const },
    ],
  };
  const made = await shop.campaign({ leadIds, accountIds: ada.accountIds, graph });
  return { shop, ada, graph, ...made };
}

describe('a snippet', () => {
  test('that does not exist is a problem of the draft, and a launch waits for it', async () => {
    const { shop, campaignId, sequenceId } = await drafted();
    const problem = { path: 'steps[0].body', code: 'unknown_snippet', level: 'error' };
    expect((await shop.read('sequences.get', { sequenceId })).problems).toMatchObject([problem]);
    expect((await refusalOf(shop.act('campaigns.plan_launch', { campaignId }))).fields).toMatchObject([
      { path: 'sequence.steps[0].body' },
    ]);
    await shop.act('snippets.create', { name: 'intro', text: 'Hi {{ first_name }},' });
    expect((await shop.read('sequences.get', { sequenceId })).problems).toEqual([]);
  });

  test('is shown as it is now, and a launch keeps it as it was', async () => {
    const { shop, campaignId, sequenceId, graph } = await drafted();
    const { id: snippetId } = await shop.act('snippets.create', {
      name: 'intro',
      text: 'Hi {{ first_name }},',
    });
    const textNow = async () => (await shop.read('campaigns.preview', { campaignId })).messages[0]?.text;
    expect(await textNow()).toBe('Hi Bo, how are you?');
    const outdated = await shop.act('campaigns.plan_launch', { campaignId });
    expect(await shop.act('snippets.update', { snippetId, text: 'Dear {{ first_name }},' })).toMatchObject({
      revision: 2,
    });
    expect(await textNow()).toBe('Dear Bo, how are you?');
    expect((await refusalOf(shop.act('plans.execute', { planId: outdated.id }))).code).toBe('plan_void');

    const plan = await shop.act('campaigns.plan_launch', { campaignId });
    expect(plan.summary.warnings).toContainEqual(expect.stringContaining('has no signature'));
    await shop.act('plans.execute', { planId: plan.id });
    await shop.act('snippets.update', { snippetId, text: 'Yo,' });
    expect(await textNow()).toBe('Dear Bo, how are you?');
    // The draft still names it; the version holds it, and says which.
    expect((await shop.read('sequences.get', { sequenceId })).graph).toEqual(graph);
    const version = await shop.read('sequences.get_version', { sequenceId, version: 1 });
    expect(version.snippets).toEqual([{ name: 'intro', revision: 2 }]);
    expect(version.graph.steps[0]).toMatchObject({ body: 'Dear {{ first_name }}, how are you?' });
    // A change of a snippet is an edit like any other.
    const edit = await shop.act('campaigns.plan_edit', { campaignId });
    expect(edit.summary.edit).toMatchObject({ fromVersion: 1, toVersion: 2, changed: ['mail'] });
  });

  test('has one name, tells what is wrong with it, and goes when it is deleted', async () => {
    const { shop, sequenceId } = await drafted();
    const made = await shop.act('snippets.create', {
      name: 'intro',
      text: '{{ snippet.other }} {{ nobody }} {% for %}',
    });
    expect(made.problems.map(({ code }) => code)).toEqual([
      'snippet_in_snippet',
      'unknown_variable',
      'unreadable_placeholder',
    ]);
    expect((await refusalOf(shop.act('snippets.create', { name: 'intro', text: 'x' }))).code).toBe(
      'conflict',
    );
    await shop.act('snippets.delete', { snippetId: made.id });
    expect((await shop.read('snippets.list', {})).data).toEqual([]);
    expect((await shop.read('sequences.get', { sequenceId })).problems).toMatchObject([
      { code: 'unknown_snippet' },
    ]);
  });
});
