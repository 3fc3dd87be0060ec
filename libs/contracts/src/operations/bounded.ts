/** How large may be what has no shape of its own? Objects with free names, and JSON of the caller's making. */
import { z } from 'zod';

const NAME = 200;

/** At most `most` fields, with names of at most 200 characters. */
export function boundedRecord<Value extends z.ZodType>(value: Value, most: number) {
  return z
    .record(z.string().max(NAME), value)
    .refine((fields) => Object.keys(fields).length <= most, `Expected at most ${most} fields.`)
    .meta({ maxProperties: most });
}

/** Any JSON value whose text has at most `most` characters. */
export function boundedJson(most: number) {
  return z
    .json()
    .refine(
      (value) => JSON.stringify(value).length <= most,
      `Expected at most ${most} characters when written as JSON.`,
    )
    .meta({ description: `Any JSON value of at most ${most} characters.`, maxLength: most });
}
