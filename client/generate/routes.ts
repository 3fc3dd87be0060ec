/** Where does each operation's input go? */
import { type Call, consumesOf, producesOf } from './document.ts';

export function routesFile(calls: readonly Call[]): string {
  const lines = calls.map((call) => `'${call.name}': ${JSON.stringify(routeOf(call))},`);
  return [
    "import type { Route } from '../route.ts';",
    "import type { Operations } from './types.ts';",
    '',
    'export const ROUTES: Readonly<Record<keyof Operations, Route>> = {',
    ...lines,
    '};',
  ].join('\n');
}

function routeOf({ method, path, operation }: Call): object {
  const parameters = operation.parameters ?? [];
  const query = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const acts = parameters.some(({ $ref }) => $ref?.endsWith('/IdempotencyKey'));
  const produces = producesOf(operation);
  const consumes = consumesOf(operation);
  return {
    method,
    path,
    ...(acts ? { acts } : {}),
    ...(query.length > 0 ? { query } : {}),
    ...(produces === undefined ? {} : { produces }),
    ...(consumes === undefined ? {} : { consumes }),
  };
}
