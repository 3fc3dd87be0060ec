/** Where is a mistake made? In a copy of the tree, so that the checkout and whoever works in it see nothing of it. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Mutation } from './mutation.ts';

export const HOUSE = resolve(import.meta.dirname, '../..');
/** Made, not kept by git, and needed to run: the packages, the servers of the tests, the generated client. */
const SHARED = ['node_modules', '.overture'];
const GENERATED = 'libs/persistence/src/generated';

export interface Copy {
  readonly folder: string;
  /** False when the place is not found exactly once. */
  change(mutation: Mutation): boolean;
  restore(mutation: Mutation): void;
}

export function makeCopy(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'overture-mutations-'));
  for (const path of treeOf(HOUSE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(HOUSE, path), join(folder, path));
  }
  cpSync(join(HOUSE, GENERATED), join(folder, GENERATED), { recursive: true });
  for (const name of SHARED) {
    mkdirSync(join(HOUSE, name), { recursive: true });
    symlinkSync(join(HOUSE, name), join(folder, name));
  }
  const originals = new Map<string, string>();
  return {
    folder,
    change: ({ file, search, replace }) => {
      if (!existsSync(join(folder, file))) return false;
      const text = readFileSync(join(folder, file), 'utf8');
      const [before, after, ...more] = text.split(search);
      if (before === undefined || after === undefined || more.length > 0) return false;
      originals.set(file, text);
      writeFileSync(join(folder, file), before + replace + after);
      return true;
    },
    restore: ({ file }) => {
      const text = originals.get(file);
      if (text !== undefined) writeFileSync(join(folder, file), text);
    },
  };
}

function treeOf(house: string): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: house,
    maxBuffer: 1 << 26,
  });
  return list
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && statSync(join(house, path), { throwIfNoEntry: false })?.isFile());
}
