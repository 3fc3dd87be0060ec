import { readFile } from 'node:fs/promises';
import { actionsUserAclLine, actionsUserRules } from './redis-acl.js';

describe('the access rules of the actions user', () => {
  it('begin from nothing and name one queue', () => {
    const rules = actionsUserRules('overture');
    expect(rules.slice(0, 5)).toEqual(['reset', 'on', '~overture:actions:*', 'resetchannels', '-@all']);
    expect(rules.filter((rule) => rule.startsWith('~'))).toEqual(['~overture:actions:*']);
    expect(rules.slice(5).every((rule) => /^\+[a-z]+(\|[a-z]+)?$/.test(rule))).toBe(true);
  });

  it.each(['', 'a b', '*', 'a?', '[ab]', 'a\\'])(
    'a prefix "%s" that would match more is refused',
    (prefix) => {
      expect(() => actionsUserRules(prefix)).toThrow('plain word');
    },
  );

  it('make one line of an ACL file', () => {
    expect(actionsUserAclLine('adapter', 'overture', '#abc')).toMatch(
      /^user adapter reset on ~overture:actions:\* .* #abc$/,
    );
  });

  it('live in a file that imports nothing, so that it can be loaded before anything is built', async () => {
    const source = await readFile(new URL('./redis-acl.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^import /m);
  });
});
