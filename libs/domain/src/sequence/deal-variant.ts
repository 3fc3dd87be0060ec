/**
 * Which variant of a split does this lead get?
 *
 * Each variant draws a number from a salted hash of the lead, or of its company, stretched by its weight; the largest
 * wins. So shares follow the weights, nothing has to be remembered to ask again, and when the weight of one variant is
 * changed, leads move only to or from that variant, never between two others.
 */
import { seededRandom } from '../random/seeded-random.js';
import type { SplitStep } from './graph.js';

export interface Dealt {
  readonly campaignId: string;
  readonly leadId: string;
  readonly companyId: string | null;
}

/** The name of the variant. The order in which they are written does not matter. */
export function dealVariant(split: SplitStep, { campaignId, leadId, companyId }: Dealt): string {
  const salt = split.salt ?? `${campaignId}/${split.id}`;
  const subject = split.by === 'company' ? (companyId ?? leadId) : leadId;
  const drawn = split.variants.map(({ name, weight }) => {
    const number = seededRandom(JSON.stringify([salt, subject, name]))();
    // Half a step up keeps zero out, whose logarithm has no end.
    return { name, score: weight / -Math.log(number + 2 ** -33) };
  });
  const [first] = drawn.sort((left, right) => right.score - left.score || (left.name < right.name ? -1 : 1));
  if (!first) throw new Error(`The split "${split.id}" has no variants; validation should have refused it.`);
  return first.name;
}
