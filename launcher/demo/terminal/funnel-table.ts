/** What came of the campaigns? Counts beside each other, each rate with what it is a rate of. */
import type { Figures, Rate } from '../views.ts';
import { cut } from './safe-text.ts';
import type { Style } from './style.ts';

/** The rate that belongs to a row is named as the API names it. */
const ROWS: readonly { label: string; metric: string; rate?: string }[] = [
  { label: 'enrolled', metric: 'enrolled' },
  { label: 'contacted', metric: 'contacted', rate: 'contacted' },
  { label: 'invited', metric: 'invited' },
  { label: 'accepted', metric: 'accepted', rate: 'acceptance' },
  { label: 'emails sent', metric: 'sent_email' },
  { label: 'bounced', metric: 'bounced', rate: 'bounce' },
  { label: 'replied', metric: 'replied', rate: 'reply' },
  { label: '  interested', metric: 'replied_interested', rate: 'interested' },
  { label: '  not interested', metric: 'replied_not_interested' },
  { label: '  wants no more', metric: 'replied_unsubscribe' },
  { label: '  something else', metric: 'replied_other' },
  { label: 'out of office', metric: 'replied_out_of_office' },
  { label: 'unsubscribed', metric: 'unsubscribed', rate: 'unsubscribe' },
  { label: 'meetings', metric: 'meetings_booked', rate: 'meeting' },
  { label: 'deals won', metric: 'deals_won', rate: 'win' },
];
const LABEL_WIDTH = 20;
const COLUMN_WIDTH = 28;

export function funnelTable(figures: readonly Figures[], style: Style): string[] {
  const row = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(LABEL_WIDTH)}${cells.map((cell) => cut(cell, COLUMN_WIDTH - 2).padEnd(COLUMN_WIDTH)).join('')}`.trimEnd();
  const used = ROWS.flatMap(({ label, rate }) =>
    rate ? [{ label: label.trim(), definition: definitionOf(figures, rate) }] : [],
  );
  return [
    style.bold(
      row(
        '',
        figures.map(({ name }) => name),
      ),
    ),
    ...ROWS.map(({ label, metric, rate }) =>
      row(
        label,
        figures.map(
          ({ counts, rates }) =>
            `${String(counts[metric] ?? 0).padStart(4)}${rate ? rateText(rates[rate]) : ''}`,
        ),
      ),
    ),
    row(
      'pipeline won',
      figures.map(({ pipeline }) => pipeline.map(moneyText).join(' + ') || 'none'),
    ),
    '',
    ...used.map(({ label, definition }) => style.dim(`  ${label}: ${definition}`)),
  ];
}

function definitionOf(figures: readonly Figures[], rate: string): string {
  return figures[0]?.rates[rate]?.definition ?? '';
}

function rateText(rate: Rate | undefined): string {
  if (!rate || rate.value === null) return '';
  return `   ${(100 * rate.value).toFixed(1)} % (${rate.numerator} of ${rate.denominator})`;
}

const moneyText = ({ currency, wonCents }: { currency: string; wonCents: number }) =>
  (wonCents / 100).toLocaleString('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 });
