import { readFile } from 'node:fs/promises';
import { type Operation, OPERATIONS, type OperationName, STREAMS, UPLOADS } from '#contracts';
import { buildDocument } from '../../../apps/api/src/openapi/build-document.js';
import { EXAMPLES } from '../../../apps/api/src/openapi/examples.js';
import { call, type RunningApi, runApi } from './support/running-api.js';
import { operations, strangerOf } from './support/operation-calls.js';

let api: RunningApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());

describe('the OpenAPI document', () => {
  it('is the one that was committed', async () => {
    const committed: unknown = JSON.parse(await readFile('docs/openapi.json', 'utf8'));
    // After a change: npm run build && node dist/apps/api/src/openapi/print.js > docs/openapi.json
    expect(JSON.parse(JSON.stringify(buildDocument()))).toEqual(committed);
  });

  it('is what the API serves', async () => {
    const answer = await call(api, 'GET', '/openapi.json');
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(buildDocument())));
  });

  it('has every operation under its own name', () => {
    const names = Object.values(buildDocument().paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(names.sort()).toEqual([...operations, ...Object.keys(STREAMS), ...Object.keys(UPLOADS)].sort());
  });

  it('points only at what it holds', () => {
    const document = buildDocument();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(references.length).toBeGreaterThan(100);
    for (const path of new Set(references)) {
      const found = path
        .split('/')
        .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
      expect({ path, found: typeof found }).toEqual({ path, found: 'object' });
    }
  });

  it.each(operations)('%s has an example that its own schema accepts', (name: OperationName) => {
    const { http, input }: Operation = OPERATIONS[name];
    const inPath = Object.fromEntries(
      [...http.path.matchAll(/:(\w+)/g)].map(([, field = '']) => [field, strangerOf(field)]),
    );
    const { data, error } = input.safeParse({ ...inPath, ...EXAMPLES[name] });
    expect({ name, error: error?.issues }).toEqual({ name, error: undefined });
    expect(data).toBeDefined();
  });
});

it('the sequence of the examples has no problem', async () => {
  const body = EXAMPLES['sequences.validate'];
  const answer = await call(api, 'POST', '/v1/sequences/validate', { key: await api.key(), body });
  expect(answer.body).toEqual({ problems: [] });
});

describe('the page for people', () => {
  it('shows every operation, and runs nothing', async () => {
    const answer = await call(api, 'GET', '/docs');
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    for (const name of operations) expect(answer.text).toContain(`id="${name}"`);
    expect(answer.text).not.toMatch(
      /<script|<link|<img|onclick|https?:\/\/(?!www\.linkedin\.com|hooks\.northwind\.example)/,
    );
  });

  it('allows itself one style sheet and nothing else', async () => {
    const answer = await call(api, 'GET', '/docs');
    const [, style] = /<style>([\s\S]*)<\/style>/.exec(answer.text) ?? [];
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${Buffer.from(digest).toString('base64')}'; form-action 'self'; ` +
        "base-uri 'none'; frame-ancestors 'none'",
    );
  });
});
