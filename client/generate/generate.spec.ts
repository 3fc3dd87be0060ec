import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from './document.ts';
import { generate } from './generate.ts';
import { typeOf } from './type-of.ts';

const client = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(client, path), 'utf8');

it('the client is the one that the OpenAPI document describes: else run npm run generate in client/', async () => {
  const files = await generate(JSON.parse(read('../docs/openapi.json')) as Document);
  for (const [name, text] of Object.entries(files)) expect(read(`src/generated/${name}`)).toBe(text);
});

describe('a JSON Schema', () => {
  it.each([
    [{ type: 'integer' }, 'number'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Lead' } }, 'readonly (Lead)[]'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'Readonly<Record<string, number>>'],
    [{}, 'unknown'],
  ])('%j reads as %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  it('that no type is known for is refused, rather than guessed', () => {
    expect(() => typeOf({ type: 'tuple' })).toThrow('No TypeScript type');
  });
});
