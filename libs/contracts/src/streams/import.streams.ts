/** The report of an import, as a file. */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { defineStream } from './stream.js';

export const importReport = defineStream({
  name: 'imports.report',
  scope: 'outreach:read',
  summary: 'What was wrong with which line of an imported file',
  input: z.strictObject({ importId: id('import') }),
  produces: 'text/csv',
  http: { path: '/v1/imports/:importId/report' },
  fileName: 'import-report.csv',
});
