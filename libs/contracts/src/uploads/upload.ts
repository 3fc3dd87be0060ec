/**
 * What is an upload?
 *
 * An act whose body is a file of any length, read while it arrives. Its options are in the query; the answer comes when
 * the file is in, and the work goes on by itself.
 */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { IMPORT_ENCODINGS, IMPORT_SEPARATORS, importView } from '../operations/import.operations.js';
import type { Scope } from '../operations/operation.js';

export interface Upload<Name extends string = string, Input extends z.ZodObject = z.ZodObject> {
  readonly name: Name;
  readonly scope: Scope;
  readonly summary: string;
  /** The fields of the path and of the query. */
  readonly input: Input;
  readonly output: z.ZodType;
  readonly consumes: 'text/csv';
  readonly http: { readonly method: 'POST' | 'PUT'; readonly path: string; readonly status: number };
}

const flag = z
  .enum(['true', 'false'], 'Expected true or false.')
  .default('false')
  .transform((text) => text === 'true');

/** JSON in a query: `{"Mail":"professionalEmail","Notes":"ignore"}`. */
const mapping = z
  .string()
  .max(20_000, 'The mapping is longer than 20,000 characters.')
  .transform((text, context): Readonly<Record<string, string>> => {
    const parsed = z.record(z.string().max(500), z.string().max(200)).safeParse(readJson(text));
    if (parsed.success && Object.keys(parsed.data).length <= 500) return parsed.data;
    context.addIssue({
      code: 'custom',
      message:
        'Expected a JSON object of at most 500 columns, for example {"Mail":"professionalEmail","Notes":"ignore"}.',
    });
    return z.NEVER;
  })
  .meta({ description: 'Column name → field, where the guess is wrong; a JSON object, percent-encoded.' });

const importOptions = {
  audienceName: z.string().trim().min(1).max(200).optional().meta({
    description: 'Leads are added to this audience, which is created when no static audience has the name.',
  }),
  fileName: z.string().trim().min(1).max(200).optional().meta({ description: 'Shown with the import.' }),
  mapping: mapping.optional(),
  dryRun: flag.meta({ description: 'true: say what would happen, write no lead.' }),
  encoding: z.enum(IMPORT_ENCODINGS).optional().meta({ description: 'Detected when left out.' }),
  separator: z.enum(IMPORT_SEPARATORS).optional().meta({ description: 'Detected when left out.' }),
  overwriteCorrected: flag.meta({ description: 'true: also replace what a person corrected.' }),
};

export const createImport = {
  name: 'imports.create',
  scope: 'leads:write',
  summary: 'Upload a CSV file of leads; it is merged in the background',
  input: z.strictObject(importOptions),
  output: importView,
  consumes: 'text/csv',
  http: { method: 'POST', path: '/v1/imports', status: 202 },
} as const satisfies Upload;

export const resumeImport = {
  name: 'imports.resume',
  scope: 'leads:write',
  summary: 'Send the file of an upload that broke off again; rows that arrived are skipped',
  input: z.strictObject({ importId: id('import') }),
  output: importView,
  consumes: 'text/csv',
  http: { method: 'PUT', path: '/v1/imports/:importId/file', status: 202 },
} as const satisfies Upload;

export const UPLOADS = { 'imports.create': createImport, 'imports.resume': resumeImport } as const;
export type UploadName = keyof typeof UPLOADS;
export type UploadInputOf<Name extends UploadName> = z.output<(typeof UPLOADS)[Name]['input']>;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
