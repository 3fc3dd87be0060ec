/** How does a campaign go, as a whole and step by step? Counts from the projection, rates from the domain. */
import type { OutputOf } from '#contracts';
import {
  type Counts,
  deliveredOf,
  isTouchStep,
  type Metric,
  METRICS,
  ratesOf,
  type SequenceGraph,
} from '#domain';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { requireCampaign } from '../campaigns/campaign-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { walkOrder } from '../sequences/walk-order.js';
import type { FigureRecord } from './figure-store.port.js';

type View = OutputOf<'campaigns.figures'>;

/** Amounts are told by currency, beside the counts. */
const COUNTED = (Object.keys(METRICS) as Metric[]).filter((metric) => metric !== 'pipeline_cents');
const WHOLE_CAMPAIGN = '';

export const campaignFigures: ReadHandler<'campaigns.figures'> = async ({ stores }, { campaignId }) => {
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const { figures, asOfPosition } = await stores.figures.ofCampaign(campaignId);
  const whole = figures.filter((figure) => figure.stepId === WHOLE_CAMPAIGN);
  const none = Object.fromEntries(COUNTED.map((metric) => [metric, 0]));
  const counts: Counts = { ...none, ...countsOf(whole) };
  return {
    campaignId,
    name: campaign.name,
    counts: { ...counts, delivered: deliveredOf(counts) },
    pipeline: whole
      .filter((figure) => figure.metric === 'pipeline_cents')
      .map(({ currency, amountCents }) => ({ currency, wonCents: amountCents })),
    rates: { ...ratesOf(counts) },
    steps: stepsOf(await graphOf(stores, campaign), figures),
    asOfPosition,
  };
};

/** The version that runs; before a launch, the draft. */
async function graphOf(stores: ReadStores, campaign: CampaignRecord): Promise<SequenceGraph | undefined> {
  const { sequenceId, sequenceVersionId } = campaign;
  if (sequenceVersionId !== null) return stores.sequences.findVersion(sequenceVersionId);
  return sequenceId === null ? undefined : (await stores.sequences.find(sequenceId))?.graph;
}

/** Steps that contact somebody, in the order of the sequence, with what happened there. */
function stepsOf(graph: SequenceGraph | undefined, figures: readonly FigureRecord[]): View['steps'] {
  const steps = graph ? walkOrder(graph).filter(isTouchStep) : [];
  return steps.map(({ id, kind }) => {
    const counts: Counts = { contacted: 0, ...countsOf(figures.filter((figure) => figure.stepId === id)) };
    const rates = Object.entries(ratesOf(counts)).filter(([, rate]) => rate.denominator > 0);
    return { stepId: id, kind, counts: { ...counts }, rates: Object.fromEntries(rates) };
  });
}

function countsOf(figures: readonly FigureRecord[]): Counts {
  return Object.fromEntries(
    figures.filter(({ metric }) => metric !== 'pipeline_cents').map(({ metric, count }) => [metric, count]),
  );
}
