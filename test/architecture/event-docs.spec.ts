/** Does docs/events.md tell of every type of event, with its fields, and of none that does not exist? */
import { describe, expect, it } from '@jest/globals';
import { describeEvents } from '#contracts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HOUSE } from './support/house.js';

const page = readFileSync(resolve(HOUSE, 'docs/events.md'), 'utf8');

/** Lines `| type | when | fields |`, as they stand in the page; the failing test shows what to put there. */
const rows = page
  .split('\n')
  .filter((line) => /^\| `[a-z_]+\.[a-z_]+`/.test(line))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .join(' | ')
      .trim(),
  );

const wanted = describeEvents().map(({ type, description, schema }) => {
  const fields = Object.keys(schema.properties).map((field) => `\`${field}\``);
  return `| \`${type}\` | ${description} | ${fields.join(', ')} |`;
});

describe('the page of events', () => {
  it('has a line for each type of the catalogue, in its words, and no other', () => {
    expect(rows).toEqual(wanted);
  });
});

describe('an event', () => {
  it.each(describeEvents())('$type says when it happens, and has an example', ({ description, example }) => {
    expect(description).toMatch(/^[A-Z`].{10,200}\.$/);
    expect(JSON.stringify(example)).not.toContain('"word"');
  });
});
