/** Which part of a reply did its writer write? Callers strip quotes already; this is robust to what they missed. */
import { foldText } from '../text/fold.js';

/** A line after which everything is the message that is answered. */
const QUOTE_BEGINS =
  /^(?:on .{4,120} wrote|le .{4,120} a ecrit|am .{4,120} schrieb.{0,80}|el .{4,120} escribio) ?:?$|^-{2,} ?(?:original message|message d'origine|message original|ursprungliche nachricht|mensaje original|forwarded message) ?-{2,}$|^_{10,}$|^-- ?$/;

export interface OwnWords {
  readonly lines: readonly string[];
  /** Lines joined up to the next empty one: mail programs break lines in the middle of "not interested". */
  readonly paragraphs: readonly string[];
}

/** What the writer wrote, folded; empty when everything is quoted. */
export function ownWords(text: string): OwnWords {
  const paragraphs: string[][] = [[]];
  for (const raw of text.split(/\r\n?|\n|\u2028|\u2029/)) {
    if (/^\s*>/.test(raw)) continue;
    const line = foldText(raw);
    if (QUOTE_BEGINS.test(line)) break;
    if (line === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return {
    lines: paragraphs.flat(),
    paragraphs: paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join(' ')),
  };
}

/** Clauses are what a "not" reaches: up to the next full stop, comma or "but". */
export function clausesOf(line: string): string[] {
  return line
    .split(/[.!?;,:()]+(?:\s|$)|\s[-–—]+\s|\b(?:but|mais|aber|pero|sondern|however|cependant)\b/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}
