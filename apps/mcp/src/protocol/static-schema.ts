/**
 * How does a tool's schema reach `tools/list`? Converted to JSON Schema once, not for every request.
 *
 * Arguments are not checked here but by `runTool`, which says what is wrong in a form that a model can act on.
 */
import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';

export function staticSchema(schema: z.ZodObject): StandardSchemaWithJSON {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  const convert = (): Record<string, unknown> => json;
  return {
    '~standard': {
      version: 1,
      vendor: 'overture',
      validate: (value) => ({ value }),
      jsonSchema: { input: convert, output: convert },
    },
  };
}
