/** How does a row that Postgres sends become an object? By a function that is made once for its columns. */
import type { FieldDef } from 'pg';
import { parserOf } from './column-types.js';

type Row = Record<string, unknown>;
export type RowReader = (values: readonly (string | null)[]) => Row;

export function rowReader(fields: readonly Pick<FieldDef, 'name' | 'dataTypeID'>[]): RowReader {
  const names = fields.map(({ name }) => name);
  const parsers = fields.map(({ dataTypeID }) => parserOf(dataTypeID));
  // Copied for each row: whoever fills it finds every column in its place already.
  const empty: Row = Object.fromEntries(names.map((name) => [name, null]));
  return (values) => {
    const row = { ...empty };
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at];
      const name = names[at];
      if (value == null || name === undefined) continue;
      const parse = parsers[at];
      row[name] = parse === undefined ? value : parse(value);
    }
    return row;
  };
}
