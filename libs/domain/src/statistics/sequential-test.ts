/**
 * Does one text bring more answers than the other, whenever somebody looks?
 *
 * An always-valid test: each answer is a bet on which of the two sides it comes from. When both are alike, it comes from a
 * side as often as that side has people who were contacted and have not answered. The wealth of whoever bets against that,
 * averaged over many suspicions of how different the sides are, is an e-process: however often one looks and whenever one
 * stops, it reaches 20 in at most one of 20 tests of two that are alike (Ville's inequality, 1939).
 *
 * The bets are those of the safe logrank test (ter Schure, Pérez-Ortiz, Ly, Grünwald, "The safe logrank test: error control
 * under continuous monitoring with unlimited horizon", 2020; after Cox's partial likelihood, 1972). So an answer that is
 * still under way counts for nobody, and people may be contacted at any pace.
 */
export type Side = 0 | 1;

/** One answer, and how many people of each side had been contacted and had not answered just before. */
export interface Answer {
  readonly side: Side;
  readonly waiting: readonly [number, number];
}

/** What the answers so far say. Grows by `withAnswer`. */
export interface Evidence {
  readonly answers: readonly [number, number];
  /** The wealth of the bets: 1 at the beginning, 20 and more when the sides differ. */
  readonly eValue: number;
  /** The highest it ever was: what was shown once stays shown. */
  readonly peak: number;
  /** Which side brought more when it was that high. */
  readonly ahead: Side | null;
  /** The wealth of each suspicion; `logScale` keeps thousands of answers within the range of numbers. */
  readonly bets: Readonly<Float64Array>;
  readonly logScale: number;
}

/** At most this share of tests between two that are alike ever names a winner. */
export const FALSE_WINNERS = 0.05;

/** Suspicions: side 1 brings so many times the answers of side 0, from a sixteenth to sixteen times. */
const STEPS_TO_SIXTEEN = 32;
const STEP = 16 ** (1 / STEPS_TO_SIXTEEN);
const SUSPICIONS = Float64Array.from(
  { length: 2 * STEPS_TO_SIXTEEN + 1 },
  (_, index) => STEP ** (index - STEPS_TO_SIXTEEN),
);
/** How plausible each is beforehand: a normal around "alike", for which a doubling is an ordinary effect. */
const PRIOR = normalised(SUSPICIONS.map((times) => Math.exp(-0.5 * Math.log2(times) ** 2)));

export const NO_EVIDENCE: Evidence = {
  answers: [0, 0],
  eValue: 1,
  peak: 1,
  ahead: null,
  bets: PRIOR,
  logScale: 0,
};

export function withAnswer(before: Evidence, { side, waiting: [zero, one] }: Answer): Evidence {
  const [zeros, ones] = before.answers;
  const answers = side === 0 ? ([zeros + 1, ones] as const) : ([zeros, ones + 1] as const);
  // With nobody left on a side, where an answer comes from is no surprise, and no bet on it is won or lost.
  if (zero <= 0 || one <= 0) return { ...before, answers };
  const bets = new Float64Array(SUSPICIONS.length);
  let wealth = 0;
  for (let index = 0; index < bets.length; index += 1) {
    const times = SUSPICIONS[index] ?? 1;
    const odds = ((side === 1 ? times : 1) * (zero + one)) / (zero + times * one);
    const bet = (before.bets[index] ?? 0) * odds;
    bets[index] = bet;
    wealth += bet;
  }
  const eValue = Math.exp(Math.min(LARGEST_LOG, Math.log(wealth) + before.logScale));
  const rises = eValue > before.peak;
  const peak = rises ? eValue : before.peak;
  const grown = { answers, eValue, peak, ahead: rises ? moreFrom(bets) : before.ahead };
  if (wealth > 1e-100 && wealth < 1e100) return { ...grown, bets, logScale: before.logScale };
  return { ...grown, bets: bets.map((bet) => bet / wealth), logScale: before.logScale + Math.log(wealth) };
}

const LARGEST_LOG = 600;

/** Which side most of the wealth was bet on. */
const moreFrom = (bets: Float64Array): Side =>
  sumOf(bets.subarray(0, STEPS_TO_SIXTEEN)) > sumOf(bets.subarray(STEPS_TO_SIXTEEN + 1)) ? 0 : 1;

export const evidenceOf = (answers: Iterable<Answer>): Evidence => {
  let evidence = NO_EVIDENCE;
  for (const answer of answers) evidence = withAnswer(evidence, answer);
  return evidence;
};

/** The share of alike pairs that may show as much: always valid, for it is 1 over the highest e-value. */
export const surpriseOf = ({ peak }: Evidence): number => Math.min(1, 1 / peak);

/** Whether the sides differ, at a bound on the share of wrong verdicts. */
export const differ = (evidence: Evidence, wrongAtMost = FALSE_WINNERS): boolean =>
  evidence.peak >= 1 / wrongAtMost;

export interface RatioInterval {
  /** 0 when it may be less than a sixteenth. */
  readonly low: number;
  /** Null when it may be more than sixteen times. */
  readonly high: number | null;
}

/** How many times the answers of side 0 side 1 brings: every ratio that the answers so far do not speak against. */
export function ratioInterval({ bets }: Evidence, wrongAtMost = FALSE_WINNERS): RatioInterval {
  const least = sumOf(bets) * wrongAtMost;
  const possible = [...SUSPICIONS.keys()].filter((index) => (bets[index] ?? 0) / (PRIOR[index] ?? 1) > least);
  const first = possible[0] ?? 0;
  const last = possible.at(-1) ?? 0;
  return {
    low: first === 0 ? 0 : (SUSPICIONS[first] ?? 0) / STEP,
    high: last === SUSPICIONS.length - 1 ? null : (SUSPICIONS[last] ?? 0) * STEP,
  };
}

function normalised(weights: Float64Array): Float64Array {
  const sum = sumOf(weights);
  return weights.map((weight) => weight / sum);
}

function sumOf(numbers: Readonly<Float64Array>): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
