/** What does the client look like that this document describes? Three files: its types, its routes and its rooms. */
import { format } from 'prettier';
import { callsOf, type Document } from './document.ts';
import { roomsFile } from './rooms.ts';
import { routesFile } from './routes.ts';
import { typesFile } from './types.ts';

export async function generate(document: Document): Promise<Readonly<Record<string, string>>> {
  const calls = callsOf(document);
  const files = {
    'types.ts': typesFile(document, calls),
    'routes.ts': routesFile(calls),
    'rooms.ts': roomsFile(calls),
  };
  const formatted = Object.entries(files).map(async ([name, text]) => [
    name,
    await format(`${HEAD}${text}`, { parser: 'typescript', printWidth: 110, singleQuote: true }),
  ]);
  return Object.fromEntries(await Promise.all(formatted)) as Readonly<Record<string, string>>;
}

const HEAD = '// Generated from docs/openapi.json: change the API, not this file.\n\n';
