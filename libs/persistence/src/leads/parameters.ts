/** How does SQL that is put together keep values out of its text? Each value becomes a numbered placeholder. */
import type { SqlValue } from '../database/db.js';

export interface Parameters {
  /** Keeps the value and returns its placeholder. */
  readonly add: (value: SqlValue) => string;
  readonly values: readonly SqlValue[];
}

/** @param first number of the first placeholder, for SQL that becomes part of a larger statement. */
export function parameters(first = 1): Parameters {
  const values: SqlValue[] = [];
  return {
    values,
    add: (value) => {
      values.push(value);
      return `$${first + values.length - 1}`;
    },
  };
}
