/** What did a program say last? Reads the end of a log without loading all of it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const READ_AT_MOST = 64 * 1024;

/** The last `lines` lines of a file, or nothing when there is no such file. */
export function tail(file: string, lines: number): string[] {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(fd);
    const length = Math.min(size, READ_AT_MOST);
    const buffer = Buffer.alloc(length);
    readSync(fd, buffer, 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines);
  } finally {
    closeSync(fd);
  }
}
