import { agrees } from './agrees.ts';

const lock = (packages: Record<string, object>) => ({ packages: { '': {}, ...packages } });
const a = { version: '1.0.0', integrity: 'sha512-a' };
const wanted = lock({
  'node_modules/a': a,
  'node_modules/other-platform': { version: '1.0.0', optional: true },
});

test('packages that were installed by hand are recognised', () => {
  expect(agrees(wanted, lock({ 'node_modules/a': a }))).toBe(true);
});

test('another version, another content or a missing package is not the lock file', () => {
  expect(agrees(wanted, lock({ 'node_modules/a': { ...a, version: '1.0.1' } }))).toBe(false);
  expect(agrees(wanted, lock({ 'node_modules/a': { ...a, integrity: 'sha512-b' } }))).toBe(false);
  expect(agrees(wanted, lock({}))).toBe(false);
});

test('a package too many means that the lock file changed', () => {
  expect(agrees(wanted, lock({ 'node_modules/a': a, 'node_modules/b': a }))).toBe(false);
});
