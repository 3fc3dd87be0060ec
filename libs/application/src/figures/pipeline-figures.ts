/** figures.pipeline: which meetings and deals did campaigns come to, at which stage and worth how much? */
import { type OutputOf, Refusal } from '#contracts';
import { DEAL_STATUSES, MEETING_STATUSES, rateOf } from '#domain';
import type { ReadHandler } from '../operations/operation-context.js';
import { askedPeriod, toldOf } from './asked-period.js';
import { namesOfCampaigns } from './compare-figures.js';
import type { DealSum, MeetingSum } from './figure-store.port.js';

type View = OutputOf<'figures.pipeline'>;
type Numbers = View['total'];

const MOST_CAMPAIGNS = 500;
const WIN_RATE = 'Deals won, of the deals won or lost in the period.';

export const pipelineFigures: ReadHandler<'figures.pipeline'> = async ({ stores }, input) => {
  const period = askedPeriod(input);
  const asked = input.campaignIds ?? null;
  const deals = await stores.figures.dealSums(asked, period);
  const meetings = await stores.figures.meetingSums(asked, period);
  const ids = asked ?? [...new Set([...deals, ...meetings].map(({ campaignId }) => campaignId))].sort(last);
  if (ids.length > MOST_CAMPAIGNS) throw tooMany(ids.length);
  const known = ids.filter((id) => id !== null);
  const names = await namesOfCampaigns(stores, known);
  return {
    campaigns: ids.map((campaignId) => ({
      campaignId,
      name: campaignId === null ? null : (names.get(campaignId) ?? null),
      ...numbersOf(
        deals.filter((deal) => deal.campaignId === campaignId),
        meetings.filter((meeting) => meeting.campaignId === campaignId),
      ),
    })),
    total: numbersOf(deals, meetings),
    ...toldOf(input, await stores.figures.counted()),
  };
};

/** What belongs to no campaign comes last. */
function last(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : Number(one > other);
}

function numbersOf(deals: readonly DealSum[], meetings: readonly MeetingSum[]): Numbers {
  const [open, won, lost] = DEAL_STATUSES.map((status) =>
    sumOf(deals.filter((deal) => deal.status === status)),
  ) as [Numbers['open'], Numbers['won'], Numbers['lost']];
  const decided = won.count + lost.count;
  const meetingsNow = Object.fromEntries(
    MEETING_STATUSES.map((status) => [status, countOf(meetings.filter((one) => one.status === status))]),
  );
  return {
    meetings: {
      booked: countOf(meetings),
      rescheduled: meetingsNow['rescheduled'] ?? 0,
      cancelled: meetingsNow['cancelled'] ?? 0,
      held: meetingsNow['held'] ?? 0,
      noShow: meetingsNow['no_show'] ?? 0,
    },
    stages: stagesOf(deals),
    open,
    won,
    lost,
    winRate: rateOf(won.count, decided, WIN_RATE),
  };
}

function stagesOf(deals: readonly DealSum[]): Numbers['stages'] {
  return DEAL_STATUSES.flatMap((status) => {
    const ofStatus = deals.filter((deal) => deal.status === status);
    const byStage = Map.groupBy(ofStatus, ({ stage }) => stage);
    return [...byStage]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([stage, own]) => ({ stage, status, ...sumOf(own) }));
  });
}

function sumOf(deals: readonly DealSum[]): Numbers['open'] {
  const byCurrency = Map.groupBy(deals, ({ currency }) => currency);
  return {
    count: countOf(deals),
    values: [...byCurrency]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, own]) => ({
        currency,
        count: countOf(own),
        valueCents: own.reduce((sum, { valueCents }) => sum + valueCents, 0),
      })),
  };
}

const countOf = (rows: readonly { readonly count: number }[]) =>
  rows.reduce((sum, { count }) => sum + count, 0);

function tooMany(campaigns: number): Refusal {
  return new Refusal(
    'too_large',
    `${campaigns} campaigns have meetings or deals; one answer has at most ${MOST_CAMPAIGNS}.`,
    'Name up to 20 of them in campaignIds, or ask for a shorter period.',
  );
}
