/** Writes src/generated from ../docs/openapi.json: what the API says about itself, as TypeScript. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from './document.ts';
import { generate } from './generate.ts';

const client = join(import.meta.dirname, '..');
const document = JSON.parse(readFileSync(join(client, '../docs/openapi.json'), 'utf8')) as Document;
const target = join(client, 'src/generated');
mkdirSync(target, { recursive: true });
for (const [name, text] of Object.entries(await generate(document))) writeFileSync(join(target, name), text);
