/** How are figures told? Every rate with its numerator and denominator, so that nobody compares what cannot be. */
import { rateOf } from '#domain';
import type { EdgeOutput } from '../calls/edge.js';
import { cleanLine } from '../untrusted/clean-text.js';
import type { ToolAnswer } from './tool-answer.js';

export type Figures = EdgeOutput<'campaigns.figures'>;
type Rate = Figures['rates'][string];

const COMPARED = ['contacted', 'acceptance', 'reply', 'interested', 'meeting', 'win'] as const;
const FUNNEL = [
  'enrolled',
  'contacted',
  'invited',
  'accepted',
  'sent_email',
  'delivered',
  'bounced',
  'replied',
  'replied_interested',
  'unsubscribed',
  'meetings_booked',
  'deals_won',
];

export function figuresAnswer(figures: Figures): ToolAnswer {
  const { counts, rates, steps, pipeline } = figures;
  const lines = [
    `"${cleanLine(figures.name)}" (${figures.campaignId})`,
    FUNNEL.map((metric) => `${metric.replaceAll('_', ' ')} ${counts[metric] ?? 0}`).join(', '),
    ...Object.entries(rates).map(([name, rate]) => `- ${name}: ${describeRate(rate)}. ${rate.definition}`),
    ...pipeline.map(({ currency, wonCents }) => `- won: ${money(wonCents, currency)}`),
    ...steps.map(
      ({ stepId, kind, rates: own }) =>
        `- step ${stepId} (${kind}): ${
          Object.entries(own)
            .map(([name, rate]) => `${name} ${describeRate(rate)}`)
            .join(', ') || 'nothing yet'
        }`,
    ),
  ];
  return { text: lines.join('\n'), data: figuresFields(figures) };
}

export function comparisonAnswer(reference: string, all: readonly Figures[], leftOut: number): ToolAnswer {
  const total = Object.fromEntries(
    COMPARED.map((name) => [name, sumOf(all.flatMap(({ rates }) => rates[name] ?? []))]),
  );
  const lines = [
    `${all.length} campaigns fit "${cleanLine(reference)}"${leftOut > 0 ? `; ${leftOut} older ones are left out` : ''}:`,
    ...all.map(({ name, campaignId, rates }) => `- "${cleanLine(name)}" (${campaignId}): ${compared(rates)}`),
    `Together: ${compared(total)}`,
    'Reply and meeting rates are of the people contacted. For steps and counts ask for one campaign by id.',
  ];
  return {
    text: lines.join('\n'),
    data: {
      campaigns: all.map((figures) => ({ ...figuresFields(figures), steps: undefined })),
      total_rates: total,
      left_out: leftOut,
    },
  };
}

export function figuresFields({
  campaignId,
  name,
  counts,
  rates,
  pipeline,
  steps,
}: Figures): Record<string, unknown> {
  return {
    campaign_id: campaignId,
    name: cleanLine(name),
    counts,
    rates,
    pipeline: pipeline.map(({ currency, wonCents }) => ({ currency, won_cents: wonCents })),
    steps: steps.map((step) => ({
      step_id: step.stepId,
      kind: step.kind,
      counts: step.counts,
      rates: step.rates,
    })),
  };
}

function compared(rates: Figures['rates']): string {
  return COMPARED.flatMap((name) => {
    const rate = rates[name];
    return rate ? [`${name} ${describeRate(rate)}`] : [];
  }).join(', ');
}

/** `12.5 % (10 of 80; 6.9 to 21.5 %)`; without a denominator there is no rate, and of few people none is claimed. */
function describeRate({ numerator, denominator, value, interval, enough }: Rate): string {
  if (value === null) return `none yet (0 of 0)`;
  const between = interval === null ? '' : `; ${percent(interval.low)} to ${percent(interval.high)} %`;
  const caution = enough ? '' : '; too few to claim a rate';
  return `${percent(value)} % (${numerator} of ${denominator}${between}${caution})`;
}

const percent = (share: number): string => (share * 100).toFixed(1);

function sumOf(rates: readonly Rate[]): Rate {
  const numerator = rates.reduce((sum, rate) => sum + rate.numerator, 0);
  const denominator = rates.reduce((sum, rate) => sum + rate.denominator, 0);
  return rateOf(numerator, denominator, rates[0]?.definition ?? '');
}

function money(cents: number, currency: string): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}
