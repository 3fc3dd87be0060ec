/** Which types do inputs and answers have? */
import {
  type Call,
  consumesOf,
  contentOf,
  type Document,
  type PathOperation,
  producesOf,
  type Schema,
  typeName,
} from './document.ts';
import { refName, typeOf } from './type-of.ts';

export function typesFile({ components }: Document, calls: readonly Call[]): string {
  const shared = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)};`,
  );
  const own = calls.flatMap(({ name, operation }) => [
    `export type ${typeName(name)}Input = ${typeOf(inputOf(operation))};`,
    `export type ${typeName(name)}Output = ${outputType(operation)};`,
  ]);
  const imports = calls.some(({ operation }) => consumesOf(operation) !== undefined)
    ? ["import type { FileBody } from '../route.ts';"]
    : [];
  return [...imports, ...shared, ...own, operationsType(calls), pagedType(calls, components.schemas)].join(
    '\n\n',
  );
}

/** One object of what stands in the path, the query and the body. */
function inputOf(operation: PathOperation): Schema {
  const { parameters = [], requestBody } = operation;
  const fields = parameters.filter((parameter) => parameter.in === 'path' || parameter.in === 'query');
  const body = consumesOf(operation) === undefined ? requestBody?.content['application/json']?.schema : FILE;
  const properties = Object.fromEntries(
    fields.map(({ name, description, schema }) => [name, { ...schema, ...(description && { description }) }]),
  );
  return {
    type: 'object',
    additionalProperties: false,
    properties: { ...properties, ...(body?.['properties'] as object | undefined) },
    required: [
      ...fields.filter(({ required }) => required).map(({ name }) => name),
      ...((body?.['required'] as readonly string[] | undefined) ?? []),
    ],
  };
}

const FILE: Schema = {
  properties: { file: { tsType: 'FileBody', description: 'The file itself.' } },
  required: ['file'],
};

function outputType(operation: PathOperation): string {
  if (producesOf(operation) !== undefined) return 'ReadableStream<Uint8Array>';
  return typeOf(outputOf(operation));
}

function outputOf(operation: PathOperation): Schema {
  return contentOf(operation)['application/json']?.schema ?? { type: 'null' };
}

function operationsType(calls: readonly Call[]): string {
  const lines = calls.map(
    ({ name }) => `'${name}': { input: ${typeName(name)}Input; output: ${typeName(name)}Output };`,
  );
  return `/** What each operation takes and answers. */\nexport interface Operations {\n${lines.join('\n')}\n}`;
}

/** Lists that are cut into pages. */
function pagedType(calls: readonly Call[], shared: Document['components']['schemas']): string {
  const paged = calls.filter(({ operation }) => {
    const output = outputOf(operation);
    const schema = typeof output['$ref'] === 'string' ? shared[refName(output['$ref'])] : output;
    const properties = schema?.['properties'] as Schema | undefined;
    return properties?.['data'] !== undefined && properties['nextCursor'] !== undefined;
  });
  return `export type PagedOperation = ${paged.map(({ name }) => `'${name}'`).join(' | ')};`;
}
