/** How does a bench say what it found? As a table for people, and as JSON for whoever compares runs. */
export interface BenchRow {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  /** What the figure is held against, measured in the same run. */
  readonly yardstick?: { readonly what: string; readonly measured: number } | undefined;
  /** `measured / yardstick`, and what it should be. */
  readonly reach?: { readonly at: 'most' | 'least'; readonly ratio: number } | undefined;
}

const figure = (value: number, unit: string): string =>
  `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)} ${unit}`;

const ratioOf = ({ measured, yardstick }: BenchRow): number | undefined =>
  yardstick === undefined ? undefined : measured / yardstick.measured;

function verdict(row: BenchRow): string {
  const ratio = ratioOf(row);
  if (ratio === undefined) return '';
  const times = `${ratio.toFixed(2)} ×`;
  if (row.reach === undefined) return times;
  const { at, ratio: wanted } = row.reach;
  const isReached = at === 'most' ? ratio <= wanted : ratio >= wanted;
  return `${times} (${at === 'most' ? '≤' : '≥'} ${wanted}: ${isReached ? 'reached' : 'missed'})`;
}

export function report(rows: readonly BenchRow[]): void {
  for (const row of rows) {
    const held = row.yardstick ? `${row.yardstick.what}: ${figure(row.yardstick.measured, row.unit)}` : '';
    process.stdout.write(
      `${row.what}\n  ${figure(row.measured, row.unit).padEnd(18)}${verdict(row).padEnd(28)}${held}\n`,
    );
  }
  process.stdout.write(`${JSON.stringify(rows.map((row) => ({ ...row, ratio: ratioOf(row) ?? null })))}\n`);
}
