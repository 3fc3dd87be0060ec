/** figures.explain: what is a number made of? */
import { encodeId } from '#contracts';
import { METRICS, ratesOf, ratesWith, slotsOf, subjectOf } from '#domain';
import { requireCampaign } from '../campaigns/campaign-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { askedPeriod, toldOf } from './asked-period.js';
import type { FactRecord } from './figure-store.port.js';
import { countsOf } from './numbers-of.js';

export const explainFigure: ReadHandler<'figures.explain'> = async ({ stores }, input) => {
  const { campaignId, metric, stepId, cursor, limit } = input;
  await requireCampaign(stores.campaigns, campaignId);
  const period = askedPeriod(input);
  const subject = subjectOf(metric);
  const facts = await stores.figures.facts({
    campaignId,
    metric,
    slots: slotsOf(metric),
    place: subject === 'person' && stepId !== undefined ? `step:${stepId}` : '',
    stepId: stepId ?? null,
    period,
    after: cursor === undefined ? undefined : (decodeCursor(cursor, ['text', 'uuid']) as [string, string]),
    limit: limit + 1,
  });
  const sums = await stores.figures.sums([campaignId], [stepId === undefined ? 'campaign' : 'step'], period);
  const counts = countsOf(sums.filter(({ key }) => key === (stepId ?? '')));
  const rates = ratesOf(counts);
  const { data, nextCursor } = cutPage(facts, limit, (fact) => [fact.slot, fact.subject]);
  return {
    data: data.map((fact) => toView(fact, subject)),
    nextCursor,
    metric,
    definition: METRICS[metric],
    count: counts[metric] ?? 0,
    rates: Object.fromEntries(ratesWith(metric).map((name) => [name, rates[name]])),
    ...toldOf(input, await stores.figures.counted()),
  };
};

function toView({ subject, leadId, eventId, stepId, day }: FactRecord, kind: ReturnType<typeof subjectOf>) {
  const of = kind === 'person' ? (subject === leadId ? 'lead' : 'enrollment') : kind;
  return { of, id: encodeId(of, subject), leadId, eventId, stepId, day } as const;
}
