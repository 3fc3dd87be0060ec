/** What does the generator read of the OpenAPI document, and how are its operations called? */

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema } | undefined>>;

export interface PathOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-scope': string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content } | undefined>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, PathOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Call {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: PathOperation;
}

/** In the order of the document. */
export function callsOf({ paths }: Document): readonly Call[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: operation.operationId,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

/** `leads.bulk_upsert` → `LeadsBulkUpsert` */
export function typeName(name: string): string {
  return name.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function contentOf({ responses }: PathOperation): Content {
  const good = Object.keys(responses).find((status) => status.startsWith('2'));
  return (good === undefined ? undefined : responses[good]?.content) ?? {};
}

/** What the answer is, when it is not JSON. */
export function producesOf(operation: PathOperation): string | undefined {
  return Object.keys(contentOf(operation)).find((type) => type !== 'application/json');
}

/** What the body must be, when it cannot be JSON. */
export function consumesOf({ requestBody }: PathOperation): string | undefined {
  const types = Object.keys(requestBody?.content ?? {});
  return types.includes('application/json') ? undefined : types[0];
}
