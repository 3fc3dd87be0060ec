/** Which command tries an operation? One that can be pasted after the key and the address are set. */
import type { Parameter, PathOperation } from '../openapi/document.js';

export function curlOf(method: string, path: string, operation: PathOperation): string {
  const parameters = operation.parameters.filter((one): one is Parameter => 'name' in one);
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => exampleId(parameters, name));
  const body = operation.requestBody?.content['application/json']?.example;
  const keyed = operation.parameters.length > parameters.length;
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$OVERTURE_URL${address}"`,
    `-H "Authorization: Bearer $OVERTURE_API_KEY"`,
    ...(keyed ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(body === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ].join(' \\\n  ');
}

function exampleId(parameters: readonly Parameter[], name: string): string {
  const pattern = parameters.find((one) => one.name === name)?.schema.pattern ?? '';
  const [, prefix] = /^\^([a-z]+)_/.exec(pattern) ?? [];
  return prefix === undefined ? `{${name}}` : `${prefix}_01k2fs4kz8e5q9x0v7d3m6bwtn`;
}
