/** Which operations on files of leads are there, and what do apps and other rooms need of them? */
import { cancelImport, getImport, listImports } from './import-handlers.js';

export * from './import.js';
export * from './import-store.port.js';
export * from './import-uploads.js';
export * from './merge-imports.js';
export { MERGE_BATCH, mergeBatch } from './merge-batch.js';
export { importReport } from './report.js';
export { fromStaged, type StagedColumns, toStaged } from './staged-row.js';

export const importHandlers = {
  'imports.get': getImport,
  'imports.list': listImports,
  'imports.cancel': cancelImport,
};
