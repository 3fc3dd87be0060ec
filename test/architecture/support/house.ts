/** Which files make up the house? Read from disk, so that a new file is judged before anybody commits it. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

export const HOUSE = resolve(import.meta.dirname, '../../..');

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

const GENERATED = /(^|\/)(generated|node_modules|dist)\//;

/** TypeScript files under these folders, in the order of their paths. */
export function sources(...folders: readonly string[]): SourceFile[] {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,mts,cts}`);
  const paths = globSync(patterns, { cwd: HOUSE });
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !GENERATED.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(resolve(HOUSE, path), 'utf8') }));
}

export const isSpec = ({ path }: SourceFile): boolean => path.endsWith('.spec.ts');

const trees = new Map<SourceFile, ts.SourceFile>();

function parse(file: SourceFile): ts.SourceFile {
  const known = trees.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true);
  trees.set(file, tree);
  return tree;
}

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => visitAll(child, visit));
}

const placeOf = (file: SourceFile, node: ts.Node): string =>
  `${file.path}:${parse(file).getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

/** Every node of the file for which `found` says yes, as `path:line`. */
export function places(file: SourceFile, found: (node: ts.Node) => boolean): string[] {
  const hits: string[] = [];
  visitAll(parse(file), (node) => {
    if (found(node)) hits.push(placeOf(file, node));
  });
  return hits;
}

/** The words of every string and template in the file, without what is put into them. */
export function texts(file: SourceFile): { readonly at: string; readonly text: string }[] {
  const found: { at: string; text: string }[] = [];
  visitAll(parse(file), (node) => {
    if (ts.isStringLiteralLike(node)) found.push({ at: placeOf(file, node), text: node.text });
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
      found.push({ at: placeOf(file, node), text: parts.map(({ text }) => text).join(' … ') });
    }
  });
  return found;
}
