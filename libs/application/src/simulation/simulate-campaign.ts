/**
 * campaigns.simulate: what would this campaign do from here on?
 *
 * The world is read once; nothing is written. The first run is told in full, the others only by what they came to.
 */
import type { OutputOf } from '#contracts';
import {
  rangeOf,
  type SimulatedPath,
  type SimulatedRun,
  type SimulatedWorld,
  type SimulationRules,
} from '#domain';
import { requireCampaign } from '../campaigns/campaign-view.js';
import { touchStepsOf } from '../campaigns/speakers.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { reckonedRates } from './rates-of.js';
import { runSimulation } from './run-simulation.js';
import { collisionsOf, daysOf, finishOf, leadView, samplesOf, unfinishedOf } from './simulation-view.js';
import { worldOfCampaign } from './world-of-campaign.js';

type View = OutputOf<'campaigns.simulate'>;

/** As the engine reserves slots. */
const HORIZON_SECONDS = 300;
const MOST_SLOTS = 20;
/** Touches that all runs together may come to. */
const MOST_WORK = 400_000;

export const simulateCampaign: ReadHandler<'campaigns.simulate'> = async ({ stores, now }, input) => {
  const { campaignId, days, seed, cursor, limit } = input;
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const start = await worldOfCampaign(stores, campaign, now);
  const rates = await reckonedRates(stores, campaignId, input.rates);
  const rules: SimulationRules = {
    seed,
    days,
    horizonSeconds: HORIZON_SECONDS,
    mostSlots: MOST_SLOTS,
    rates: { acceptance: rates.acceptance.value, reply: rates.reply.value },
  };
  const { world } = start;
  const steps = touchStepsIn(world);
  const affordable = Math.max(1, Math.floor(MOST_WORK / Math.max(1, world.leads.length * steps)));
  const runs = cursor === undefined ? Math.min(input.runs, affordable) : 1;

  const first = await runSimulation(world, rules);
  const ours = (run: SimulatedRun) => run.paths.filter(({ lead }) => lead.campaignId === campaignId);
  const outcomes = [outcomeOf(ours(first))];
  for (let run = 2; run <= runs; run += 1)
    outcomes.push(outcomeOf(ours(await runSimulation(world, { ...rules, seed: `${seed}/${run}` }))));

  const paths = ours(first).sort((one, other) => (one.lead.leadId < other.lead.leadId ? -1 : 1));
  const after = cursor === undefined ? '' : String(decodeCursor(cursor, ['uuid'])[0]);
  const wanted = ({ lead }: SimulatedPath) =>
    input.leadId === undefined ? lead.leadId > after : lead.leadId === input.leadId;
  const rest = paths.filter(wanted).slice(0, limit + 1);
  const { data, nextCursor } = cutPage(rest, limit, ({ lead }) => [lead.leadId]);
  return {
    campaignId,
    name: campaign.name,
    status: campaign.status,
    from: now,
    people: start.people,
    rates,
    runs,
    assumptions: [...start.assumptions, ...toldOfRuns(runs, input.runs, cursor)],
    finishesAt: finishOf(paths),
    ranges: rangesOf(cursor === undefined ? outcomes : []),
    days: cursor === undefined ? daysOf(first.days, campaignId) : [],
    unfinished: unfinishedOf(paths),
    collisions: await collisionsOf(
      stores,
      campaignId,
      start.sharing,
      paths.map(({ lead }) => lead.leadId),
    ),
    samples: samplesOf(paths, start.enrollments),
    leads: data.map(leadView),
    nextCursor,
  };
};

/** Of the longest sequence. */
function touchStepsIn({ leads }: SimulatedWorld): number {
  const graphs = new Set(leads.map(({ graph }) => graph));
  return Math.max(1, ...[...graphs].map((graph) => touchStepsOf(graph).length));
}

interface RunOutcome {
  readonly finishesAt: number | null;
  readonly sent: number;
  readonly replied: number;
  readonly accepted: number;
  readonly unfinished: number;
}

function outcomeOf(paths: readonly SimulatedPath[]): RunOutcome {
  const count = (end: SimulatedPath['end']) => paths.filter((path) => path.end === end).length;
  return {
    finishesAt: finishOf(paths)?.epochMilliseconds ?? null,
    sent: paths.reduce((sum, { sends }) => sum + sends.length, 0),
    replied: count('replied'),
    accepted: paths.filter(({ accepted }) => accepted).length,
    unfinished: count('open'),
  };
}

function rangesOf(outcomes: readonly RunOutcome[]): View['ranges'] {
  const range = (of: (outcome: RunOutcome) => number) => rangeOf(outcomes.map(of));
  const ends = outcomes.flatMap(({ finishesAt }) => finishesAt ?? []);
  const finish = ends.length === outcomes.length ? rangeOf(ends) : null;
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  return {
    finishesAt: finish && { p10: at(finish.p10), p50: at(finish.p50), p90: at(finish.p90) },
    sent: range(({ sent }) => sent),
    replied: range(({ replied }) => replied),
    accepted: range(({ accepted }) => accepted),
    unfinished: range(({ unfinished }) => unfinished),
  };
}

const toldOfRuns = (runs: number, asked: number, cursor: string | undefined): string[] =>
  cursor === undefined && runs < asked ? [`${runs} runs instead of ${asked}: the campaign is large.`] : [];
