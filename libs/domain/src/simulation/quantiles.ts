/** Of many runs: what did a tenth of them stay below, the half, and nine tenths? */
export interface Range {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** By nearest rank, so that each is a value that some run had. Null of no runs. */
export function rangeOf(values: readonly number[]): Range | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
