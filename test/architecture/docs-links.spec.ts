/** Does everything exist that the documentation names: files, headings, commands, functions? */
import { describe, expect, test } from '@jest/globals';
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md', 'skills/**/*.md', 'apps/*/*.md'], { cwd: ROOT }).sort();

const withoutFences = (text: string): string => text.replace(/^```[^\n]*\n[\s\S]*?^```$/gm, '');
const linksOf = (text: string): string[] =>
  [...withoutFences(text).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
const codeOf = (text: string): string[] =>
  [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** An empty folder is not in a fresh clone. */
function isThere(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? readdirSync(path).length > 0 : found !== undefined;
}

const isElsewhere = (target: string): boolean => /^[a-z]+:/.test(target);

/** As the usual hosts make them of a heading. */
const anchorsOf = (file: string): string[] =>
  [...withoutFences(read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

function isBroken(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), path));
  if (!isThere(join(ROOT, file))) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
}

const PATH = /^(?:\.\/)?(?:[\w@.-]+\/)+(?:[\w@.-]+\.(?:ts|js|cjs|json|md|sh|sql|prisma|yml))?$/;
/** Made on the machine, so not in the repository. */
const MADE = /^(?:\.\/)?(?:\.overture|\.tools|node_modules)\//;

/** A compiled program stands for its source; a path may be told from the root or from the page's own folder. */
function exists(page: string, path: string): boolean {
  const source = path.replace(/^dist\/(.*)\.js$/, '$1.ts').replace(/^dist\//, '');
  return [ROOT, join(ROOT, dirname(page)), join(ROOT, dirname(page), 'src')].some((base) =>
    isThere(join(base, source)),
  );
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('links only to what exists', () => {
    expect(linksOf(text).filter((target) => !isElsewhere(target) && isBroken(page, target))).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const paths = codeOf(text).filter((code) => PATH.test(code) && !MADE.test(code));
    expect(paths.filter((path) => !exists(page, path))).toEqual([]);
  });

  test('names only commands of the launcher that exist', () => {
    const known = [...read('launcher/help.ts').matchAll(/^ {2}\.\/overture (\w+)/gm)].map(([, name]) => name);
    const named = [...text.matchAll(/\.\/overture ([a-z]+)\b/g)].map(([, name]) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('names functions only beside the file that has them', () => {
    // Written as [file.ts](path/file.ts) · `name` · `other`
    const claims = [...text.matchAll(/\]\(([^)\s]+\.(?:ts|sql))\)((?: · `\w+`)+)/g)];
    const wrong = claims.flatMap(([, path = '', names = '']) => {
      const source = readFileSync(resolve(ROOT, dirname(page), path), 'utf8');
      return [...names.matchAll(/`(\w+)`/g)]
        .map(([, name = '']) => name)
        .filter((name) => !source.includes(name));
    });
    expect(wrong).toEqual([]);
  });
});

test('the README leads to every page for users and operators', () => {
  const linked = linksOf(read('README.md'));
  const guides = globSync('docs/*.md', { cwd: ROOT });
  expect(guides.filter((guide) => !linked.some((link) => link.startsWith(guide)))).toEqual([]);
});

test('every decision is in the list of decisions', () => {
  const linked = linksOf(read('docs/adr/README.md'));
  const decisions = globSync('docs/adr/[0-9]*.md', { cwd: ROOT }).map((file) => relative('docs/adr', file));
  expect(decisions.filter((file) => !linked.includes(file))).toEqual([]);
});
