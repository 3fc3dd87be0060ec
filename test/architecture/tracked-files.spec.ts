/** Does the repository speak of the product alone? No path of anybody's machine, no private host, no secret. */
import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { HOUSE } from './support/house.js';

/** Folders in which people and build machines keep their checkouts. */
const MACHINE_PATH =
  /(?<![\w.:/}])(\/(?:home|Users|work|root|builds|mnt|workspaces)\/[\w.-]+|[A-Z]:\\\\?(?:Users|work)\b)/;
/** Wherever a package came from, its integrity is what counts. */
const REGISTRY =
  /"resolved":\s*"https?:|\bregistry\s*=\s*https?:|\/\/[\w.-]*(registry|artifactory|nexus|verdaccio)[\w.-]*[/:]/i;
const SECRET =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|sk-[A-Za-z0-9]{32,})\b/;

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: HOUSE, maxBuffer: 1 << 26 })
  .toString('utf8')
  .split('\0')
  .filter((path) => path !== '' && path !== 'test/architecture/tracked-files.spec.ts');

const lines = tracked.flatMap((path) => {
  if (!statSync(resolve(HOUSE, path), { throwIfNoEntry: false })?.isFile()) return [];
  const text = readFileSync(resolve(HOUSE, path), 'utf8');
  if (text.includes('\0')) return [];
  return text.split('\n').map((line, index) => ({ at: `${path}:${index + 1}`, line }));
});
const linesWith = (pattern: RegExp): string[] =>
  lines.filter(({ line }) => pattern.test(line)).map(({ at }) => at);

describe('the tracked files', () => {
  it('name no path of a machine', () => {
    expect(linesWith(MACHINE_PATH)).toEqual([]);
  });

  it('name no host of a package registry', () => {
    expect(linesWith(REGISTRY)).toEqual([]);
  });

  it('hold no private key and no token', () => {
    expect(linesWith(SECRET)).toEqual([]);
  });

  it('hold nothing that is made from the rest, but what people read: the API document and its client', () => {
    const made = /(^|\/)(node_modules|dist|generated|\.overture|\.tools)\/|\.tsbuildinfo$|(^|\/)\.env$/;
    const read = /^client\/src\/generated\//;
    expect(tracked.filter((path) => made.test(path) && !read.test(path))).toEqual([]);
  });
});
