/** Is the catalogue of operations sound? REST, the actions queue and the assistants' tools all trust it. */
import { describe, expect, it } from '@jest/globals';
import { OPERATIONS, type Operation, SCOPES } from '#contracts';

const operations: (readonly [string, Operation])[] = Object.entries(OPERATIONS);
const repeated = (words: readonly string[]): string[] =>
  words.filter((word, index) => words.indexOf(word) !== index);
const namesOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

describe('an operation', () => {
  it('has one name, the one under which it is listed', () => {
    expect(operations.filter(([name, operation]) => name !== operation.name)).toEqual([]);
    for (const [name] of operations) expect(name).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
  });

  it('has a path of its own under /v1', () => {
    const places = operations.map(([, { http }]) => `${http.method} ${http.path.replaceAll(/:\w+/g, ':')}`);
    expect(repeated(places)).toEqual([]);
    for (const [, { http }] of operations) expect(http.path).toMatch(/^\/v1\/[a-z]/);
  });

  it('names in its path only fields of its input', () => {
    const unknown = operations.flatMap(([name, { http, input }]) =>
      namesOf(http.path)
        .filter((field) => !Object.hasOwn(input.shape, field))
        .map((field) => `${name}: ${field}`),
    );
    expect(unknown).toEqual([]);
  });

  it('needs a scope that exists, and one that reads never acts', () => {
    for (const [, { scope }] of operations) expect(SCOPES).toContain(scope);
    const acting = operations.filter(([, { kind }]) => kind === 'act');
    expect(acting.filter(([, { scope }]) => scope === 'outreach:read').map(([name]) => name)).toEqual([]);
    const reading = operations.filter(([, { kind }]) => kind === 'read');
    // What tells of keys, of endpoints and their answers, or of everything about a person, needs the right to manage them.
    const guarded = ['keys:admin', 'webhooks:admin', 'leads:erase'];
    expect(
      reading
        .filter(([, { scope }]) => scope !== 'outreach:read' && !guarded.includes(scope))
        .map(([name]) => name),
    ).toEqual([]);
  });

  it('that acts is never a GET: links are followed by machines', () => {
    const wrong = operations.filter(([, { kind, http }]) => kind === 'act' && http.method === 'GET');
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('that reads changes nothing: it is a GET, or a POST for questions too long for an address', () => {
    const wrong = operations.filter(
      ([, { kind, http }]) => kind === 'read' && !['GET', 'POST'].includes(http.method),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('takes no field that it does not know', () => {
    const loose = operations.filter(([, { input }]) => input.safeParse({ surprise: 1 }).success);
    expect(loose.map(([name]) => name)).toEqual([]);
    const silent = operations.filter(([, { input }]) => {
      const { error } = input.safeParse({ surprise: 1 });
      return !error?.issues.some(({ code }) => code === 'unrecognized_keys');
    });
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('says in a sentence what it does', () => {
    for (const [, { summary }] of operations) expect(summary).toMatch(/^[A-Z].{5,140}$/);
  });
});
