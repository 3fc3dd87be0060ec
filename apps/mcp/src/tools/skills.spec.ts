/** Do the packaged workflows and the guide to the tools speak of tools, arguments and scopes that exist? */
import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SCOPES } from '#contracts';
import { TOOLS } from './catalogue.js';

const ROOT = resolve(import.meta.dirname, '../../../..');
const skills = globSync('skills/*/SKILL.md', { cwd: ROOT }).sort();
const pages = [...skills, 'docs/mcp.md'];
const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

const known = new Set([
  ...TOOLS.map(({ name }) => name),
  ...TOOLS.flatMap(({ input }) => Object.keys(input.shape)),
  ...['invitation_accepted', 'launch_campaign', 'weekly_review', 'answer_inbox'],
]);

describe.each(pages)('%s', (page) => {
  it('names only tools and arguments that exist', () => {
    const words = [...read(page).matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, word = '']) => word);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(3);
  });

  it('names only scopes that exist', () => {
    const scopes = [...read(page).matchAll(/`([a-z]+:[a-z]+)`/g)].map(([, scope = '']) => scope);
    expect(scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope))).toEqual([]);
  });
});

describe.each(skills)('%s', (page) => {
  it('begins with its name, which is that of its folder, and with what it is for', () => {
    const [, name, description = ''] =
      /^---\nname: ([a-z-]+)\ndescription: (.+)\n---\n/.exec(read(page)) ?? [];
    expect(page).toBe(join('skills', name ?? '', 'SKILL.md'));
    expect(description.length).toBeGreaterThan(60);
    expect(description.length).toBeLessThanOrEqual(1_024);
  });
});

it('the guide names every tool', () => {
  const guide = read('docs/mcp.md');
  expect(TOOLS.map(({ name }) => name).filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
