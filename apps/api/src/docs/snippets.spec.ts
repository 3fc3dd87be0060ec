import ts from 'typescript';
import { curlOf } from './curl.js';
import type { SampleCall } from './sample-call.js';
import { typescriptOf } from './typescript.js';

const call: SampleCall = {
  method: 'POST',
  path: '/v1/leads/search',
  body: { text: "it's `quoted` ${here}" },
  isKeyed: true,
  produces: 'application/json',
};

it('a quote in a body cannot end the command', () => {
  expect(curlOf(call)).toContain(`'{"text":"it'\\''s \`quoted\` \${here}"}'`);
});

it.each([call, { ...call, method: 'GET', body: undefined, isKeyed: false, produces: 'text/csv' }])(
  'the program is TypeScript',
  (one) => {
    const { diagnostics = [] } = ts.transpileModule(typescriptOf(one), {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
    });
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  },
);
