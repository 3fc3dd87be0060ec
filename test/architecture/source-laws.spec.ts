/** Does the source keep the laws of the house that an import rule cannot see? */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import ts from 'typescript';
import { HOUSE, isSpec, places, type SourceFile, sources } from './support/house.js';

const product = sources('apps', 'libs');
const everything = sources('apps', 'libs', 'launcher', 'test');
const code = product.filter((file) => !isSpec(file));

/** `process.env` and `process['env']`, and `env` taken out of `process`. */
const readsEnvironment = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) &&
    node.name.text === 'env' &&
    /^(globalThis\.)?process$/.test(node.expression.getText())) ||
  (ts.isElementAccessExpression(node) &&
    node.expression.getText() === 'process' &&
    /^['"]env['"]$/.test(node.argumentExpression.getText())) ||
  (ts.isImportSpecifier(node) && node.name.text === 'env') ||
  (ts.isVariableDeclaration(node) &&
    ts.isObjectBindingPattern(node.name) &&
    node.initializer?.getText() === 'process' &&
    node.name.elements.some((element) => element.getText().startsWith('env')));

const speaksToTheConsole = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) && node.expression.getText() === 'console';

const isAny = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.AnyKeyword;

/** A test that runs alone, or never, proves nothing. Left out on a condition, as where only root can try, is another matter. */
const leavesTestsOut = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) &&
    /^(describe|it|test)(\.each)?$/.test(node.expression.getText()) &&
    ['only', 'skip', 'todo', 'failing'].includes(node.name.text) &&
    !ts.isConditionalExpression(node.parent)) ||
  (ts.isCallExpression(node) && /^[fx](describe|it|test)$/.test(node.expression.getText()));

const all = (files: readonly SourceFile[], found: (node: ts.Node) => boolean): string[] =>
  files.flatMap((file) => places(file, found));

describe('the source', () => {
  it('is found at all', () => {
    expect(product.length).toBeGreaterThan(300);
    expect(everything.length).toBeGreaterThan(product.length);
  });

  it('reads the environment in libs/config alone; the launcher and the tests make it', () => {
    const others = product.filter(({ path }) => !path.startsWith('libs/config/'));
    expect(all(others, readsEnvironment)).toEqual([]);
    expect(all(product, readsEnvironment)).not.toEqual([]);
  });

  it('has no `any`; only a test may look into an answer whose shape it is about to judge', () => {
    expect(all([...product, ...sources('launcher')], isAny)).toEqual([]);
  });

  it('leaves nothing for later', () => {
    const later = new RegExp(
      `\\b(${['TO', 'FIX', 'XX'].map((word, i) => word + ['DO', 'ME', 'X'][i]).join('|')})\\b`,
    );
    const found = everything.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (later.test(line) ? [`${path}:${index + 1}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it('leaves no test out, and runs none alone', () => {
    expect(all(everything.filter(isSpec), leavesTestsOut)).toEqual([]);
  });

  it('speaks through the logger, never the console', () => {
    expect(all(product, speaksToTheConsole)).toEqual([]);
  });

  it('has no file of more than 400 lines', () => {
    const long = everything
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('opens each module with a comment that states its question', () => {
    const silent = code.filter(
      ({ path, text }) => basename(path) !== 'index.ts' && !text.trimStart().startsWith('/**'),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('names its folders after what they hold', () => {
    const vague = everything.filter(({ path }) =>
      /(^|\/)(utils?|commons?|helpers?|misc|shared|base|core)\//i.test(path),
    );
    expect(vague.map(({ path }) => path)).toEqual([]);
  });

  it('names its files in kebab-case', () => {
    const odd = everything.filter(({ path }) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.[mc]?ts$/.test(basename(path)));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('has no enum: unions of words are data everywhere', () => {
    expect(all(everything, ts.isEnumDeclaration)).toEqual([]);
  });

  it.each([
    ['process.env in a lib', readsEnvironment, 'export const url = process.env.URL;'],
    ["process['env']", readsEnvironment, "export const url = process['env']['URL'];"],
    ['env taken out of process', readsEnvironment, 'const { env } = process; export { env };'],
    ['env imported', readsEnvironment, "import { env } from 'node:process'; export { env };"],
    ['any', isAny, 'export const x = (y: any): unknown => y;'],
    ['console', speaksToTheConsole, "console.error('x');"],
    ['a lone test', leavesTestsOut, "it.only('x', () => undefined);"],
    ['a skipped table', leavesTestsOut, "describe.skip('x', () => undefined);"],
    ['a crossed-out test', leavesTestsOut, "xit('x', () => undefined);"],
  ] as const)('would be caught with %s', (_what, found, text) => {
    expect(places({ path: 'sample.ts', text }, found)).toEqual(['sample.ts:1']);
  });
});

it('the compiler is as strict as the house says', () => {
  const { config } = ts.readConfigFile(resolve(HOUSE, 'tsconfig.json'), (path) =>
    readFileSync(path, 'utf8'),
  ) as {
    config: { compilerOptions: Record<string, unknown> };
  };
  expect(config.compilerOptions).toMatchObject({ strict: true, noUncheckedIndexedAccess: true });
});
