/** How is a small file written so that a crash leaves the old or the new text, never half of one? */
import { randomBytes } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const besides = (file: string): string => `${file}.${randomBytes(4).toString('hex')}.part`;

export function replaceFile(file: string, text: string, mode = 0o644): void {
  const part = besides(file);
  writeFileSync(part, text, { mode });
  renameSync(part, file);
}

/** Writes the file unless it exists; of two writers one wins and the other keeps what the first wrote. */
export function createFileOnce(file: string, text: string, mode: number): void {
  const part = besides(file);
  writeFileSync(part, text, { mode });
  try {
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part);
  }
}
