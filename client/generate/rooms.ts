/** Which methods does each room have? With the words of the document, so that an editor shows them. */
import { type Call, typeName } from './document.ts';

export function roomsFile(calls: readonly Call[]): string {
  const rooms = Map.groupBy(calls, ({ name }) => name.split('.', 1)[0] ?? '');
  return [
    "import type { CallOptions } from '../send-request.ts';",
    "import type { Operations } from './types.ts';",
    '',
    'export interface Rooms {',
    ...[...rooms].map(
      ([room, members]) => `readonly ${memberName(room)}: {\n${members.map(methodOf).join('\n')}\n};`,
    ),
    '}',
  ].join('\n');
}

function methodOf({ name, operation }: Call): string {
  const method = memberName(name.slice(name.indexOf('.') + 1));
  const input = takesNothing(operation.parameters, operation.requestBody?.required)
    ? `input?: Operations['${name}']['input']`
    : `input: Operations['${name}']['input']`;
  return [
    `/** ${operation.summary}. Scope: \`${operation['x-scope']}\`. */`,
    `${method}(${input}, options?: CallOptions): Promise<Operations['${name}']['output']>;`,
  ].join('\n');
}

function memberName(words: string): string {
  const name = typeName(words);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function takesNothing(parameters: Call['operation']['parameters'] = [], bodyRequired = false): boolean {
  return !bodyRequired && parameters.every(({ required }) => required !== true);
}
