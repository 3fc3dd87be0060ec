/**
 * What did the client ask for?
 *
 * A command is a tag, a name and tokens (RFC 9051 section 9): atoms, strings (quoted or literal) and lists. An atom
 * with brackets, as in `BODY.PEEK[HEADER.FIELDS (TO)]<0.100>`, stays one token.
 */
import type { LineReader } from './line-reader.js';

export type Token =
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string; readonly bytes: Buffer }
  | { readonly kind: 'list'; readonly items: readonly Token[] };

export interface Command {
  readonly tag: string;
  /** Upper case; `UID FETCH` and its like are one name. */
  readonly name: string;
  readonly tokens: readonly Token[];
}

export class BadCommand extends Error {}

const LITERAL = /\{(\d+)(\+?)\}$/;
const LARGEST_LITERAL = 32 * 1024 * 1024;

/** Reads one command with its literals; undefined at the end of the connection. */
export async function readCommand(reader: LineReader, goAhead: () => void): Promise<Command | undefined> {
  const tokens: Token[] = [];
  const open: Token[][] = [tokens];
  for (;;) {
    const line = await reader.readLine();
    if (line === undefined) return undefined;
    const literal = LITERAL.exec(line);
    tokenize(literal ? line.slice(0, literal.index) : line, open);
    if (!literal) return toCommand(tokens);
    const length = Number(literal[1]);
    if (length > LARGEST_LITERAL) return undefined;
    if (literal[2] === '') goAhead();
    const bytes = await reader.readBytes(length);
    if (!bytes) return undefined;
    open.at(-1)!.push({ kind: 'string', text: bytes.toString('utf8'), bytes });
  }
}

function toCommand(tokens: Token[]): Command {
  const [tag = '', verb = ''] = tokens.slice(0, 2).map(textOf);
  const isUid = verb.toUpperCase() === 'UID' && tokens.length > 2;
  const name = isUid ? `UID ${textOf(tokens[2])}` : verb;
  return { tag: tag || '*', name: name.toUpperCase(), tokens: tokens.slice(isUid ? 3 : 2) };
}

/** Appends the tokens of one piece of a line to the innermost of the open lists. */
function tokenize(text: string, open: Token[][]): void {
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    if (char === ' ') at += 1;
    else if (char === '(') at = openList(open, at);
    else if (char === ')') at = closeList(open, at);
    else if (char === '"') at = readQuoted(text, at, open.at(-1)!);
    else at = readAtom(text, at, open.at(-1)!);
  }
}

function openList(open: Token[][], at: number): number {
  const items: Token[] = [];
  open.at(-1)!.push({ kind: 'list', items });
  open.push(items);
  return at + 1;
}

function closeList(open: Token[][], at: number): number {
  if (open.length > 1) open.pop();
  return at + 1;
}

function readQuoted(text: string, start: number, into: Token[]): number {
  let value = '';
  let at = start + 1;
  for (; at < text.length && text[at] !== '"'; at += 1) {
    if (text[at] === '\\') at += 1;
    value += text[at] ?? '';
  }
  into.push({ kind: 'string', text: value, bytes: Buffer.from(value) });
  return at + 1;
}

function readAtom(text: string, start: number, into: Token[]): number {
  let at = start;
  for (let brackets = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '[') brackets += 1;
    else if (char === ']') brackets -= 1;
    else if (brackets <= 0 && ' ()"'.includes(char)) break;
  }
  into.push({ kind: 'atom', text: text.slice(start, at) });
  return at;
}

/** Text of an atom or a string. A list where a word must stand is the client's mistake. */
export function textOf(token: Token | undefined): string {
  if (!token || token.kind === 'list') throw new BadCommand('A word was expected here');
  return token.text;
}

export const itemsOf = (token: Token | undefined): readonly Token[] =>
  !token ? [] : token.kind === 'list' ? token.items : [token];
