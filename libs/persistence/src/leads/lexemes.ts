/**
 * Which lexemes must a lead's document hold, as a `tsquery`?
 *
 * The letters that tell kinds apart, and the prefix of the workspace, are those of `refresh_lead_search` in migration
 * 0005_reading_leads.
 */
import { createHash } from 'node:crypto';
import { foldText, searchWords, type AudienceFilter } from '#domain';

/** Lower bounds of the bands in which sizes of companies are found; 0 is the first band's. As in the migration. */
const SIZE_BANDS = [
  0, 1, 2, 3, 5, 8, 11, 16, 21, 31, 41, 51, 76, 101, 151, 201, 301, 401, 501, 751, 1001, 1501, 2001, 3001, 5001, 7501,
  10001, 20001, 50001, 100001, 200001, 500001, 1000001,
]; // prettier-ignore
/** Sizes of a band that is asked for in part: so many are looked up one by one, more by the band. */
const MOST_SIZES = 100;
/** Every document holds one of the two. */
const ANYBODY: Group = { anyOf: ['hemail', 'nemail'] };

/** All of the groups must be held, of each any lexeme; a beginning is held by whatever begins with it. */
export interface Lexemes {
  readonly held: readonly Group[];
  readonly absent: readonly string[];
}
export interface Group {
  readonly anyOf: readonly string[];
  readonly beginning?: boolean;
}

export function lexemesOf(filter: AudienceFilter): Lexemes {
  const held: Group[] = [];
  const absent: string[] = [];
  const oneOf = (letter: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0) held.push({ anyOf: values.map((value) => letter + value) });
  };
  const reached = (channel: string, wanted: boolean | undefined) => {
    if (wanted !== undefined) held.push({ anyOf: [(wanted ? 'h' : 'n') + channel] });
  };
  oneOf('f', filter.functions);
  oneOf('s', filter.seniorities);
  held.push(...beginnings('t', filter.titleText), ...beginnings('l', filter.location));
  oneOf('i', folded(filter.industries));
  oneOf('g', folded(filter.companyTags));
  const { min, max } = filter.companySize ?? {};
  if (min !== undefined || max !== undefined) held.push({ anyOf: sizeLexemes(min, max) });
  oneOf('c', filter.companyIds);
  oneOf('d', filter.companyDomains);
  reached('email', filter.hasEmail);
  reached('linkedin', filter.hasLinkedin);
  reached('phone', filter.hasPhone);
  for (const { name, equals, exists } of filter.attributes ?? []) {
    if (equals !== undefined) held.push({ anyOf: [`v${digest(`${name}=${equals}`)}`] });
    if (exists === true) held.push({ anyOf: [`k${name}`] });
    if (exists === false) absent.push(`k${name}`);
  }
  return { held, absent };
}

/** Each word must begin a word of the name, the job title, the company's name or an address. */
export function lexemesOfWords(words: readonly string[]): Lexemes {
  return { held: words.map((word) => ({ anyOf: [`w${word}`], beginning: true })), absent: [] };
}

/** @returns text for `::tsquery`; undefined when nothing is asked for. */
export function tsqueryOf(workspaceId: string, { held, absent }: Lexemes): string | undefined {
  if (held.length === 0 && absent.length === 0) return undefined;
  const prefix = md5(workspaceId).slice(0, 5);
  // An index finds only what is there: who lacks something is looked for among everybody.
  const groups = held.length === 0 ? [ANYBODY] : held;
  return [
    ...groups.map(
      ({ anyOf, beginning }) =>
        `(${anyOf.map((lexeme) => quoted(prefix + lexeme) + (beginning ? ':*' : '')).join(' | ')})`,
    ),
    ...absent.map((lexeme) => `!${quoted(prefix + lexeme)}`),
  ].join(' & ');
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function beginnings(letter: string, text: string | undefined): Group[] {
  return searchWords(text ?? '').map((word) => ({ anyOf: [letter + word], beginning: true }));
}

/** Cut as the documents are. */
function folded(texts: readonly string[] = []): string[] {
  return texts
    .map(foldText)
    .filter((text) => text !== '')
    .map((text) => [...text].slice(0, 200).join(''));
}

/** The band, or the sizes alone that are meant in it: who asks for few must not be shown a whole band to choose from. */
function sizeLexemes(min = 0, max = Infinity): string[] {
  const lexemes = SIZE_BANDS.flatMap((from, band) => {
    const to = (SIZE_BANDS[band + 1] ?? Infinity) - 1;
    const [least, most] = [Math.max(from, min), Math.min(to, max)];
    if (least > most) return [];
    const whole = least === from && most === to;
    if (whole || most - least >= MOST_SIZES) return [`z${band}`];
    return Array.from({ length: most - least + 1 }, (_, step) => `y${least + step}`);
  });
  return lexemes.length === 0 ? ['none'] : lexemes;
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
const digest = (text: string): string => md5(text).slice(0, 16);

/** Ids of the leads that these words find through their index, as a call that row-level security lets any role make. */
export const leadsWith = (placeholder: string): string =>
  `find_leads(${placeholder}::tsquery, NULL::tsquery, NULL::uuid, NULL::bigint, NULL::bigint)`;
