/**
 * How far may a rate be trusted?
 *
 * Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927).
 * Brown, Cai and DasGupta ("ConfidenceInterval estimation for a binomial proportion", 2001) recommend it over the textbook one,
 * which says "0 % to 0 %" when nobody of ten answered.
 */
export interface ConfidenceInterval {
  readonly low: number;
  readonly high: number;
}

/** The share of intervals that hold the true rate, when somebody looks once. */
export const CONFIDENCE = 0.95;

/** The normal quantile that leaves half of the remaining 5 % on each side. */
const Z = 1.959963984540054;

/**
 * Below so many nobody claims a rate: the interval would be wider than 26 points around the middle, and of nothing seen at
 * all a true 7 % would still be possible.
 */
export const MINIMUM_SAMPLE = 50;

export const isEnough = (trials: number): boolean => trials >= MINIMUM_SAMPLE;

/** Null where nothing was tried, and where a count is no part of the other, so that there is no share to speak of. */
export function wilsonInterval(successes: number, trials: number): ConfidenceInterval | null {
  if (trials <= 0 || successes < 0 || successes > trials) return null;
  const share = successes / trials;
  const square = Z * Z;
  const scale = 1 + square / trials;
  const middle = (share + square / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === trials ? 1 : Math.min(1, middle + half),
  };
}
