/** Files of leads: how far an upload is, and what came of it. The upload itself is in `../uploads/`. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

/** `receiving` also while nobody sends: an upload that broke off is gone on with. */
export const IMPORT_STATES = ['receiving', 'merging', 'done', 'failed', 'cancelled'] as const;
export const IMPORT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const IMPORT_SEPARATORS = ['comma', 'semicolon', 'tab', 'pipe'] as const;

const count = (description: string) => z.number().int().meta({ description });

export const importView = z.object({
  id: id('import'),
  state: z.enum(IMPORT_STATES),
  fileName: z.string().nullable(),
  dryRun: z.boolean().meta({ description: 'True: the figures say what would happen; no lead was written.' }),
  overwriteCorrected: z.boolean(),
  audienceId: id('audience').nullable(),
  encoding: z.enum(IMPORT_ENCODINGS),
  separator: z.enum(IMPORT_SEPARATORS),
  columns: z
    .array(z.object({ name: z.string(), field: z.string().nullable() }))
    .meta({ description: 'How each column was understood, in the order of the file; null: ignored.' }),
  bytes: z.number().int(),
  rows: count('Rows of the file read so far.'),
  staged: count('Rows that were understood and wait for their merge, or had it.'),
  merged: count('Staged rows that were looked at: created, updated, unchanged or rejected.'),
  created: count('Leads that are new.'),
  updated: count('Leads that are not as they were.'),
  unchanged: count('Leads of whom the file said nothing new.'),
  rejected: count('Rows that were not used; the report says why.'),
  conflicts: count('Of the rejected: rows that mean two leads, or another lead than they seem to.'),
  keptCorrections: count('Rows of which something was left out, because a person had corrected it.'),
  problems: count('Lines of the report.'),
  failure: z
    .object({ code: z.string(), detail: z.string(), nextStep: z.string() })
    .nullable()
    .meta({ description: 'Why a failed import failed as a whole.' }),
  createdAt: instant,
  finishedAt: instant.nullable(),
});

export const getImport = defineOperation({
  name: 'imports.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'How far an import is, and what came of it',
  input: z.strictObject({ importId: id('import') }),
  output: importView,
  http: { method: 'GET', path: '/v1/imports/:importId' },
});

export const listImports = defineOperation({
  name: 'imports.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Imports, newest first',
  input: z.strictObject({ state: z.enum(IMPORT_STATES).optional(), ...page }),
  output: pageOf(importView),
  http: { method: 'GET', path: '/v1/imports' },
});

export const cancelImport = defineOperation({
  name: 'imports.cancel',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Stop an import; leads that it has written already stay',
  input: z.strictObject({ importId: id('import') }),
  output: importView,
  http: { method: 'POST', path: '/v1/imports/:importId/cancel' },
});
