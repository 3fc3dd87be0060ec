import { resolve } from 'node:path';
import ts from 'typescript';
import { buildDocument } from '../openapi/build-document.js';
import { curlOf } from './curl.js';
import { sampleCall } from './sample-call.js';
import { typescriptOf } from './typescript.js';

const ROOT = resolve(import.meta.dirname, '../../../..');
const samples = Object.entries(buildDocument().paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => sampleCall(method.toUpperCase(), path, operation)),
);

it('a quote in a body cannot end the command', () => {
  const [one] = samples;
  if (one === undefined) throw new Error('There is no operation.');
  const curl = curlOf({ ...one, method: 'POST', body: { text: "it's `quoted` ${here}" } });
  expect(curl).toContain(`'{"text":"it'\\''s \`quoted\` \${here}"}'`);
});

it('every program is one that the client takes', () => {
  const texts = new Map(
    samples.map((one) => [resolve(ROOT, `examples/${one.name}.snippet.ts`), typescriptOf(one)]),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['overture'],
    types: ['node'],
    lib: ['lib.esnext.d.ts'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    getSourceFile: (file, version, ...rest) => {
      const text = texts.get(file);
      return text === undefined
        ? disk.getSourceFile(file, version, ...rest)
        : ts.createSourceFile(file, text, version);
    },
    fileExists: (file) => texts.has(file) || disk.fileExists(file),
    readFile: (file) => texts.get(file) ?? disk.readFile(file),
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const problems = [...texts.keys()].flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );
  expect(problems).toEqual([]);
}, 60_000);
