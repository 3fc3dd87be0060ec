/** Prints the OpenAPI document: `node dist/apps/api/src/openapi/print.js > docs/openapi.json`. */
import { buildDocument } from './build-document.js';

process.stdout.write(`${JSON.stringify(buildDocument(), null, 2)}\n`);
