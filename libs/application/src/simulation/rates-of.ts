/** With which rates does a simulation reckon? What somebody gives, else what the campaign measured, else a guess. */
import { type AnswerRates, type Rate, ratesOf } from '#domain';
import { countsOf } from '../figures/numbers-of.js';
import type { ReadStores } from '../persistence/stores.js';

export interface ReckonedRate {
  readonly value: number;
  readonly source: 'given' | 'measured' | 'assumed';
  readonly of: number;
}

/** Guesses, for a campaign of which nothing is known yet. */
const GUESSES: AnswerRates = { acceptance: 0.3, reply: 0.05 };

export async function reckonedRates(
  { figures }: Pick<ReadStores, 'figures'>,
  campaignId: string,
  given: Partial<AnswerRates>,
): Promise<Record<keyof AnswerRates, ReckonedRate>> {
  const rates = ratesOf(countsOf(await figures.sums([campaignId], ['campaign'], null)));
  return {
    acceptance: reckon(given.acceptance, rates.acceptance, GUESSES.acceptance),
    reply: reckon(given.reply, rates.reply, GUESSES.reply),
  };
}

function reckon(given: number | undefined, measured: Rate, guess: number): ReckonedRate {
  if (given !== undefined) return { value: given, source: 'given', of: 0 };
  const { value, enough, denominator } = measured;
  if (value !== null && enough) return { value: Math.min(1, value), source: 'measured', of: denominator };
  return { value: guess, source: 'assumed', of: 0 };
}
