/** What does a column's text mean? The same on every connection; where nothing is said here, as `pg` has it. */
import pg from 'pg';

type Parse = (text: string) => unknown;

const { builtins } = pg.types;
const TEXT_ARRAY = 1009;
const UUID_ARRAY = 2951;
/** Types whose text is the value. */
const TEXTS = new Set<number>([builtins.TEXT, builtins.VARCHAR, builtins.UUID, builtins.NUMERIC]);
const builtin = (oid: number): Parse => pg.types.getTypeParser(oid, 'text') as Parse;

const parseArray = builtin(TEXT_ARRAY);
/** Ten times as fast where nothing is quoted, nested or null, which holds for lists of ids and of most words. */
const asTexts: Parse = (text) =>
  text === '{}' || /["\\]|NULL|.\{/.test(text) ? parseArray(text) : text.slice(1, -1).split(',');

const parseInstant = builtin(builtins.TIMESTAMPTZ);
const USUAL = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?\+00$/;
const digits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
/** As sessions in UTC print it: an answer holds hundreds, and the driver reads every way there is to write one. */
const asDate: Parse = (text) => {
  if (!USUAL.test(text)) return parseInstant(text);
  const year = digits(text, 0) * 100 + digits(text, 2);
  const milliseconds = text.length > 22 ? Number(text.slice(20, -3).padEnd(3, '0')) : 0;
  return new Date(
    Date.UTC(
      year,
      digits(text, 5) - 1,
      digits(text, 8),
      digits(text, 11),
      digits(text, 14),
      digits(text, 17),
      milliseconds,
    ),
  );
};

const PARSERS: Readonly<Record<number, Parse>> = {
  [builtins.INT8]: BigInt,
  [builtins.TIMESTAMPTZ]: asDate,
  // At midnight UTC, as Prisma has it; the driver's own reading is midnight where the process runs.
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.NUMERIC]: (text) => text,
  [TEXT_ARRAY]: asTexts,
  [UUID_ARRAY]: asTexts,
};

/** Undefined where the text is the value. */
export function parserOf(oid: number): Parse | undefined {
  return TEXTS.has(oid) ? undefined : (PARSERS[oid] ?? builtin(oid));
}

/** The same for `pg` itself. */
export const columnTypes = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS[oid]) ??
    (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
};
