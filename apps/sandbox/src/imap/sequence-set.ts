/** Which mails does `1,4:7,9:*` mean? `*` is the last one there is (RFC 9051, sequence-set). */
import { BadCommand } from './command.js';

export type NumberTest = (number: number) => boolean;

const PART = /^(\d+|\*)(?::(\d+|\*))?$/;

export const isSequenceSet = (text: string): boolean => text.split(',').every((part) => PART.test(part));

export function parseSequenceSet(text: string, last: number): NumberTest {
  const ranges = text.split(',').map((part) => {
    const match = PART.exec(part);
    if (!match) throw new BadCommand(`"${text}" is not a sequence set`);
    const from = match[1] === '*' ? last : Number(match[1]);
    const to = match[2] === undefined ? from : match[2] === '*' ? last : Number(match[2]);
    return [Math.min(from, to), Math.max(from, to)] as const;
  });
  return (number) => ranges.some(([from, to]) => number >= from && number <= to);
}
