/** figures.export: the answers of the figures operations as tables. Facts are read page by page. */
import { encodeId, type OutputOf, Refusal, type StreamInputOf } from '#contracts';
import { COUNTED_METRICS, RATE_NAMES } from '#domain';
import { csvLine } from '../csv/write-csv.js';
import type { ReadContext } from '../operations/operation-context.js';
import type { StreamContext, StreamHandler } from '../streams/stream-context.js';
import { campaignFigures } from './campaign-figures.js';
import { compareFigures } from './compare-figures.js';
import { explainFigure } from './explain-figure.js';
import { figureTimeseries } from './figure-timeseries.js';
import { pipelineFigures } from './pipeline-figures.js';

type Input = StreamInputOf<'figures.export'>;
type Table = (context: StreamContext, input: Input) => AsyncIterable<string>;
type Numbers = Pick<OutputOf<'figures.compare'>['total'], 'counts' | 'pipeline' | 'rates'>;

const FACTS_A_PAGE = 200;
const NUMBERS = [...COUNTED_METRICS, 'delivered', 'won', ...RATE_NAMES.map((name) => `${name}_rate`)];

export const exportFigures: StreamHandler<'figures.export'> = (context, input) =>
  TABLES[input.table](context, input);

const TABLES: Readonly<Record<Input['table'], Table>> = { campaigns, breakdown, timeseries, pipeline, facts };

async function* campaigns(context: StreamContext, input: Input): AsyncGenerator<string> {
  const { from, to } = input;
  const answer = await read(context, (reading) =>
    compareFigures(reading, { campaignIds: needed(input, 'campaignIds'), from, to }),
  );
  yield csvLine(['campaign_id', 'campaign', ...NUMBERS]);
  for (const { campaignId, name, ...numbers } of answer.campaigns)
    yield csvLine([encodeId('campaign', campaignId), name, ...cellsOf(numbers)]);
}

async function* breakdown(context: StreamContext, input: Input): AsyncGenerator<string> {
  const { by, from, to } = input;
  yield csvLine(['campaign_id', 'campaign', by, 'name', ...NUMBERS]);
  for (const campaignId of needed(input, 'campaignIds')) {
    const answer = await read(context, (reading) => campaignFigures(reading, { campaignId, by, from, to }));
    for (const { key, name, ...numbers } of answer.breakdown?.rows ?? [])
      yield csvLine([encodeId('campaign', campaignId), answer.name, key, name, ...cellsOf(numbers)]);
  }
}

async function* timeseries(context: StreamContext, input: Input): AsyncGenerator<string> {
  const asked = {
    campaignIds: needed(input, 'campaignIds'),
    interval: input.interval,
    from: needed(input, 'from'),
    to: needed(input, 'to'),
  };
  const { points } = await read(context, (reading) => figureTimeseries(reading, asked));
  yield csvLine([asked.interval, 'from', 'to', ...COUNTED_METRICS]);
  for (const { key, from, to, counts } of points)
    yield csvLine([key, from, to, ...COUNTED_METRICS.map((metric) => counts[metric] ?? 0)]);
}

async function* pipeline(context: StreamContext, input: Input): AsyncGenerator<string> {
  const { campaignIds, from, to } = input;
  const answer = await read(context, (reading) => pipelineFigures(reading, { campaignIds, from, to }));
  yield csvLine(['campaign_id', 'campaign', 'of', 'stage', 'status', 'currency', 'count', 'value_cents']);
  for (const { campaignId, name, meetings, stages } of answer.campaigns) {
    const of = [campaignId === null ? null : encodeId('campaign', campaignId), name] as const;
    for (const [status, count] of Object.entries(meetings))
      yield csvLine([...of, 'meetings', null, status, null, count, null]);
    for (const { stage, status, values } of stages)
      for (const { currency, count, valueCents } of values)
        yield csvLine([...of, 'deals', stage, status, currency, count, valueCents]);
  }
}

async function* facts(context: StreamContext, input: Input): AsyncGenerator<string> {
  const { stepId, from, to } = input;
  const asked = {
    campaignId: needed(input, 'campaignId'),
    metric: needed(input, 'metric'),
    stepId,
    from,
    to,
    limit: FACTS_A_PAGE,
  };
  let cursor: string | undefined;
  let isFirst = true;
  do {
    const page = await read(context, (reading) => explainFigure(reading, { ...asked, cursor }));
    if (isFirst) yield csvLine(['of', 'id', 'lead_id', 'step_id', 'day', 'event_id']);
    isFirst = false;
    for (const { of, id, leadId, stepId: step, day, eventId } of page.data)
      yield csvLine([
        of,
        id,
        leadId === null ? null : encodeId('lead', leadId),
        step,
        day,
        encodeId('event', eventId),
      ]);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && !context.signal.aborted);
}

function read<T>(
  { unitOfWork, caller, now }: StreamContext,
  work: (reading: ReadContext) => Promise<T>,
): Promise<T> {
  return unitOfWork.read(caller.workspaceId, (stores) => work({ caller, now, stores }));
}

function cellsOf({ counts, pipeline: won, rates }: Numbers): (string | number | null)[] {
  return [
    ...COUNTED_METRICS.map((metric) => counts[metric] ?? 0),
    counts['delivered'] ?? 0,
    won.map(({ currency, wonCents }) => `${(wonCents / 100).toFixed(2)} ${currency}`).join('; '),
    ...RATE_NAMES.map((name) => rates[name]?.value ?? null),
  ];
}

function needed<Field extends keyof Input>(input: Input, field: Field): NonNullable<Input[Field]> {
  const value = input[field];
  if (value !== undefined) return value;
  throw new Refusal(
    'invalid_input',
    `The table ${input.table} needs ${field}.`,
    'Add the field named in "fields".',
    [{ path: field, message: `Is needed for ${input.table}.` }],
  );
}
