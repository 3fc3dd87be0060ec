/** Can a campaign begin with a template, and can one be kept? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bench, GRAPH, openBench, refusalOf, Workshop } from './support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const names = (page: { data: readonly { name: string }[] }) => page.data.map(({ name }) => name);

test('a campaign that begins with a template has a sequence of its own', async () => {
  const shop = await Workshop.open(bench);
  const [template] = (await shop.read('templates.list', { limit: 1 })).data;
  if (!template) throw new Error('No template comes with Overture.');
  expect(template).toMatchObject({ builtIn: true, problems: [], createdAt: null });
  const { sequenceId } = await shop.act('campaigns.create', { name: 'Begun', templateId: template.id });
  const sequence = await shop.read('sequences.get', { sequenceId: sequenceId ?? '' });
  expect([sequence.name, sequence.graph]).toEqual(['Begun', template.graph]);
  const both = shop.act('campaigns.create', { name: 'X', templateId: template.id, sequenceId: sequence.id });
  expect((await refusalOf(both)).fields.map(({ path }) => path)).toEqual(['templateId']);
});

describe('a template of the workspace', () => {
  async function kept() {
    const shop = await Workshop.open(bench);
    const { campaignId, sequenceId } = await shop.campaign({ leadIds: [], accountIds: [] });
    const template = await shop.act('campaigns.save_as_template', {
      campaignId,
      description: 'Worked well.',
    });
    return { shop, template, sequenceId };
  }

  test('keeps the words of a campaign, and no later edit changes them', async () => {
    const { shop, template, sequenceId } = await kept();
    await shop.act('sequences.update_step', { sequenceId, stepId: 'mail', body: 'Changed' });
    expect(await shop.read('templates.get', { templateId: template.id })).toMatchObject({
      name: 'Spring',
      description: 'Worked well.',
      builtIn: false,
      channels: ['email', 'linkedin'],
      graph: GRAPH,
    });
  });

  test('stands first in the list, is renamed, put away and taken out again', async () => {
    const { shop, template } = await kept();
    const templateId = template.id;
    const first = await shop.read('templates.list', { limit: 2 });
    const rest = await shop.read('templates.list', { limit: 9, cursor: first.nextCursor ?? '' });
    expect(names(first)[0]).toBe('Spring');
    expect(new Set([...names(first), ...names(rest)]).size).toBe(5);
    expect(rest.nextCursor).toBeNull();
    await shop.act('templates.update', { templateId, name: 'Renamed' });
    await shop.act('templates.archive', { templateId });
    expect(names(await shop.read('templates.list', { limit: 9 }))).not.toContain('Renamed');
    expect(names(await shop.read('templates.list', { limit: 9, archived: true }))).toEqual(['Renamed']);
    await shop.act('templates.unarchive', { templateId });
    expect(names(await shop.read('templates.list', { limit: 1 }))).toEqual(['Renamed']);
  });

  test('is seen by nobody else, and those of Overture are changed by nobody', async () => {
    const { template } = await kept();
    const other = await Workshop.open(bench);
    expect((await refusalOf(other.read('templates.get', { templateId: template.id }))).code).toBe(
      'not_found',
    );
    const [builtIn] = (await other.read('templates.list', { limit: 1 })).data;
    const change = other.act('templates.update', { templateId: builtIn?.id ?? '', name: 'Mine' });
    expect((await refusalOf(change)).code).toBe('not_allowed');
  });
});
