/** How does an answer look that shows what it points at? As it is, with one more field for each relation. */
import { type Operation, type RelatedKind } from '#contracts';
import type { Parameter, Schema } from './document.js';

const SCHEMAS: Readonly<Record<RelatedKind, string>> = {
  lead: 'Lead',
  campaign: 'Campaign',
  sequence: 'Sequence',
  audience: 'Audience',
  account: 'Account',
};

export function expandDescription(expands: NonNullable<Operation['expands']>): string {
  const names = Object.keys(expands).map((name) => `\`${name}\``);
  return `What to show whole beside its id: ${names.join(', ')}. One level deep; null for what is gone.`;
}

/** In a query: names separated by commas. */
export function expandParameter(expands: NonNullable<Operation['expands']>): Parameter {
  const description = expandDescription(expands);
  const examples = [Object.keys(expands).join(',')];
  return {
    name: 'expand',
    in: 'query',
    required: false,
    description,
    schema: { type: 'string', maxLength: 200, examples },
  };
}

/** In a body: a list of names. */
export function expandField(expands: NonNullable<Operation['expands']>): Schema {
  return {
    type: 'array',
    description: expandDescription(expands),
    items: { type: 'string', enum: Object.keys(expands) },
    maxItems: 20,
  };
}

/** The answer, or each row of a page, with the relations as optional fields. */
export function expanded(schema: Schema, expands: Operation['expands']): Schema {
  if (expands === undefined) return schema;
  const data = schema.properties?.['data'];
  if (data?.items !== undefined) {
    const rows = { ...data, items: withRelations(data.items, expands) };
    return { ...schema, properties: { ...schema.properties, data: rows } };
  }
  return withRelations(schema, expands);
}

function withRelations(row: Schema, expands: NonNullable<Operation['expands']>): Schema {
  const properties = Object.fromEntries(
    Object.entries(expands).map(([relation, { kind, by }]) => {
      const one: Schema = { $ref: `#/components/schemas/${SCHEMAS[kind]}` };
      const shown: Schema = by.endsWith('Ids')
        ? { type: 'array', items: one }
        : { anyOf: [one, { type: 'null' }] };
      return [relation, { ...shown, description: `Only with expand=${relation}.` }];
    }),
  );
  return { allOf: [row, { type: 'object', properties }] };
}
