/** Does every row say whose it is, and can it point at nobody else's? */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HOUSE } from './support/house.js';

interface Model {
  readonly name: string;
  readonly body: string;
}

/** The workspace itself, and how far each consumer of all workspaces' events has come. */
const WITHOUT = ['Workspace', 'EventCursor'];

const schema = readFileSync(resolve(HOUSE, 'prisma/schema.prisma'), 'utf8').replaceAll(/\/\/.*$/gm, '');
const models: Model[] = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
  name: name ?? '',
  body: body ?? '',
}));
const tenants = models.filter(({ name }) => !WITHOUT.includes(name));
const keyOf = ({ body }: Model): string => /@@id\(\[([^\]]+)\]/.exec(body)?.[1] ?? '';

describe('a table', () => {
  it('is found at all', () => {
    expect(models.length).toBeGreaterThan(20);
    expect(models.filter(({ name }) => WITHOUT.includes(name))).toHaveLength(WITHOUT.length);
  });

  it('carries its workspace, and is keyed by it first', () => {
    const stray = tenants.filter(
      (model) => !/^\s+workspaceId\s+String\s/m.test(model.body) || !/^workspaceId\b/.test(keyOf(model)),
    );
    expect(stray.map(({ name }) => name)).toEqual([]);
  });

  it('points at rows of its own workspace only', () => {
    const loose = tenants.flatMap(({ name, body }) =>
      [...body.matchAll(/^\s+(\w+)\s+(\w+)\??\s.*@relation\((.*)\)/gm)]
        .filter(([, , target, rule]) => /fields:/.test(rule ?? '') && target !== 'Workspace')
        .filter(
          ([, , , rule]) =>
            !/fields:\s*\[workspaceId\b/.test(rule ?? '') ||
            !/references:\s*\[workspaceId\b/.test(rule ?? ''),
        )
        .map(([, field]) => `${name}.${field}`),
    );
    expect(loose).toEqual([]);
  });

  it('is unique within its workspace, never across', () => {
    const wide = tenants.flatMap(({ name, body }) =>
      [...body.matchAll(/@@unique\(\[([^\]]+)\]/g)]
        .filter(([, columns]) => !/^workspaceId\b/.test(columns ?? ''))
        .map(([, columns]) => `${name} (${columns})`),
    );
    expect(wide).toEqual([]);
  });
});
