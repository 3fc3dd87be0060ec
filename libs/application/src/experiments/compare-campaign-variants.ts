/**
 * campaigns.compare_variants: which variant of each split is better, if one can be told?
 *
 * Judged by answers or meetings, never by opens. The test is valid whenever somebody looks (`sequential-test.ts`), so this may
 * be asked after every answer.
 */
import type { OutputOf } from '#contracts';
import {
  type Comparison,
  compareVariants,
  FALSE_WINNERS,
  isEnough,
  MINIMUM_SAMPLE,
  rateOf,
  type SequenceGraph,
  type SplitStep,
  type VariantRecord,
} from '#domain';
import { requireCampaign } from '../campaigns/campaign-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import type { DealtPerson } from './experiment-reads.port.js';

type View = OutputOf<'campaigns.compare_variants'>;
type Outcome = View['outcome'];
type SplitView = View['splits'][number];

export const compareCampaignVariants: ReadHandler<'campaigns.compare_variants'> = async (
  { stores },
  { campaignId, stepId, outcome },
) => {
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const graph = await stores.sequences.versionOf(campaignId);
  const splits: SplitView[] = [];
  for (const split of splitsOf(graph))
    if (stepId === undefined || split.id === stepId)
      splits.push(splitView(split, await stores.experiments.dealt(campaignId, split.id), outcome));
  return {
    campaignId,
    name: campaign.name,
    outcome,
    minimumSample: MINIMUM_SAMPLE,
    falseWinners: FALSE_WINNERS,
    splits,
  };
};

const splitsOf = (graph: SequenceGraph | undefined): SplitStep[] =>
  (graph?.steps ?? []).filter((step) => step.kind === 'split');

const DEFINITIONS: Readonly<Record<Outcome, string>> = {
  reply: 'People who answered after their first touch behind the split, of the people who were sent one.',
  meeting:
    'People with a meeting booked after their first touch behind the split, of the people who were sent one.',
};

function splitView(split: SplitStep, people: readonly DealtPerson[], outcome: Outcome): SplitView {
  const records = split.variants.map(({ name }) => recordOf(name, people, outcome));
  const comparison = compareVariants(records);
  return {
    stepId: split.id,
    verdict: comparison.verdict,
    winner: comparison.winner,
    because: becauseOf(comparison, records, outcome),
    variants: records.map(({ name, contacts, answers }) => ({
      name,
      dealt: people.filter(({ variant }) => variant === name).length,
      rate: rateOf(answers.length, contacts.length, DEFINITIONS[outcome]),
    })),
    pairs: comparison.pairs.map(({ pair: [first, second], better, ratio, surprise }) => ({
      first,
      second,
      better,
      ratio: { low: ratio.low, high: ratio.high },
      surprise,
    })),
  };
}

/** What came before the contact is no answer to it. */
function recordOf(name: string, people: readonly DealtPerson[], outcome: Outcome): VariantRecord {
  const contacts: number[] = [];
  const answers: number[] = [];
  for (const { variant, contactedAt, repliedAt, meetingAt } of people) {
    if (variant !== name || contactedAt === null) continue;
    contacts.push(contactedAt);
    const at = outcome === 'reply' ? repliedAt : meetingAt;
    if (at !== null && at >= contactedAt) answers.push(at);
  }
  return { name, contacts, answers };
}

const WORDS: Readonly<Record<Outcome, string>> = { reply: 'answers', meeting: 'meetings' };

function becauseOf(
  { verdict, winner, pairs }: Comparison,
  records: readonly VariantRecord[],
  outcome: Outcome,
): string {
  const what = WORDS[outcome];
  const few = records.filter(({ contacts }) => !isEnough(contacts.length));
  const short = few.map(({ name, contacts }) => `"${name}" has ${contacts.length}`).join(', ');
  const bound = `${FALSE_WINNERS * 100} %`;
  switch (verdict) {
    case 'winner': {
      const least = Math.min(...pairs.filter(({ better }) => better === winner).map(leastTimes));
      return `"${winner ?? ''}" brings more ${what} than every other: at least ${least.toFixed(2)} times as many. Of splits whose variants are alike, at most ${bound} ever show a winner.`;
    }
    case 'too_few':
      return `No winner yet, because nothing is judged before ${MINIMUM_SAMPLE} people of two variants were contacted: ${short}.`;
    case 'no_winner_yet':
      return few.length > 0
        ? `No winner yet, because of some variants too few people were contacted (${MINIMUM_SAMPLE} at least): ${short}.`
        : `No winner yet, because the ${what} so far could come of variants that are alike: ${pairs.map(rangeOfPair).join('; ')}.`;
  }
}

/** Of a pair with a better one: how many times the answers of the other it brings, at least. */
const leastTimes = ({ pair, better, ratio }: Comparison['pairs'][number]): number =>
  better === pair[1] ? ratio.low : ratio.high === null ? 1 : 1 / ratio.high;

const rangeOfPair = ({ pair: [first, second], ratio: { low, high } }: Comparison['pairs'][number]): string =>
  `"${second}" may bring between ${low.toFixed(2)} and ${high === null ? 'any number of' : high.toFixed(2)} times as many as "${first}"`;
