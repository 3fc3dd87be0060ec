/**
 * Whom does somebody mean who types "CMOs" or "marketing leaders"?
 *
 * The words become parts of an audience filter, read with the same lexicon as the titles themselves. Role words such
 * as "engineers" name a function and no level, so that senior engineers are found too.
 */
import { isKnownWord, longestPhrase } from './lexicon/lexicon.js';
import { type JobFunction, SENIORITIES, type Seniority } from './seniority.js';
import { titleWords } from './title-words.js';

export interface TitleQuery {
  readonly functions: readonly JobFunction[];
  /** Highest first. */
  readonly seniorities: readonly Seniority[];
  /** Words that nobody understood: search for them in the title's text, or ask. */
  readonly unknown: readonly string[];
}

const LEADERS: readonly Seniority[] = ['founder', 'c_level', 'vp', 'head', 'director'];
const GROUPS: Readonly<Record<string, readonly Seniority[]>> = {
  leader: LEADERS,
  leaders: LEADERS,
  leadership: LEADERS,
  dirigeants: LEADERS,
  entscheider: LEADERS,
  decideurs: LEADERS,
  fuhrungskrafte: LEADERS,
  directivos: LEADERS,
  executives: ['c_level', 'vp'],
  execs: ['c_level', 'vp'],
  juniors: ['junior'],
  seniors: ['senior'],
};
const FILLERS = new Set(
  'a all an and any at de decision der des die du el en et for in la las le les los maker makers of or oder ou s that the und who with working y'.split(
    ' ',
  ),
);

export function titleQuery(text: string): TitleQuery {
  const functions = new Set<JobFunction>();
  const seniorities = new Set<Seniority>();
  const unknown: string[] = [];
  for (const part of titleWords(text)) {
    const words = part.map(singular);
    for (let at = 0; at < words.length;) {
      const word = words[at] ?? '';
      const phrase = longestPhrase(words, at);
      const group = groupOf(part, at);
      if (meansPersons(part, at, functions.size)) {
        at += 1;
        continue;
      }
      if (group && (phrase?.length ?? 0) <= 1) for (const level of group) seniorities.add(level);
      else if (phrase) addPhrase(phrase.meaning, functions, seniorities);
      else if (!FILLERS.has(word) && !/^\d+$/.test(word)) unknown.push(part[at] ?? word);
      at += phrase?.length ?? 1;
    }
  }
  return {
    functions: [...functions],
    seniorities: SENIORITIES.filter((level) => seniorities.has(level)),
    unknown,
  };
}

function addPhrase(
  { jobFunction, seniority }: NonNullable<ReturnType<typeof longestPhrase>>['meaning'],
  functions: Set<JobFunction>,
  seniorities: Set<Seniority>,
): void {
  if (seniority && seniority !== 'staff') seniorities.add(seniority);
  const leadsTheCompany = jobFunction === 'general_management' || jobFunction === 'any';
  // Who founded a company and leads it calls themselves founder first.
  if (leadsTheCompany && seniority === 'c_level') seniorities.add('founder');
  if (jobFunction === 'any' && seniority !== 'founder') functions.add('general_management');
  if (jobFunction && jobFunction !== 'any') functions.add(jobFunction);
}

function groupOf(words: readonly string[], at: number): readonly Seniority[] | undefined {
  const word = words[at] ?? '';
  if (/^decisions?$/.test(word) && words[at + 1]?.startsWith('maker')) return LEADERS;
  return Object.hasOwn(GROUPS, word) ? GROUPS[word] : undefined;
}

/** "Marketing people" and "people in marketing" are not those of human resources. */
function meansPersons(words: readonly string[], at: number, functionsBefore: number): boolean {
  if (words[at] !== 'people') return false;
  const next = words[at + 1] ?? '';
  if (/^(?:in|who|that|with|at|working)$/.test(next)) return true;
  return functionsBefore > 0 && !/^(?:and|or|of)$/.test(words[at - 1] ?? 'and');
}

/** `cmos` is `cmo` and `directores` is `director`; `sales` stays what it is. */
function singular(word: string): string {
  if (isKnownWord(word)) return word;
  return (
    [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/innen$|in$/, '')].find(isKnownWord) ??
    word
  );
}
