import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { actionsUserRules } from '../../../libs/queue/src/redis-acl.js';

const project = resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(project, file), 'utf8');
const compose = read('docker-compose.yml');

/** The text of one service, without its comments. */
function service(name: string): string {
  const [, text = ''] = new RegExp(`\\n  ${name}:\\n((?:(?:    .*)?\\n)*)`).exec(compose) ?? [];
  return text.replaceAll(/^ *#.*$/gm, '');
}

test('in containers the adapter has the same Redis rights as under the launcher', () => {
  expect(read('docker/redis-server.sh')).toContain(
    `user adapter ${actionsUserRules('overture').join(' ')} #`,
  );
});

test('no secret has a default: compose refuses to start without it', () => {
  const used = [...compose.matchAll(/\$\{(\w*(?:PASSWORD|SECRET|PEPPER)\w*)([^}]*)\}/g)];
  expect(used.length).toBeGreaterThan(10);
  for (const [whole, , rest] of used) expect([whole, rest?.startsWith(':?')]).toEqual([whole, true]);
});

test('every secret of the compose file is made by docker/make-env.sh', () => {
  const used = new Set([...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name));
  for (const name of used) expect(read('docker/make-env.sh')).toMatch(new RegExp(`\\b${name}\\b`));
});

test('every published port is bound to the loopback address', () => {
  const ports = [...compose.matchAll(/ports: \[(.*)\]/g)].map(([, list = '']) => list);
  expect(ports.length).toBeGreaterThan(4);
  for (const port of ports) expect(port).toMatch(/^'127\.0\.0\.1:/);
});

test('the adapter that faces assistants gets neither a writing role, nor all of Redis, nor the sealing key', () => {
  expect(service('mcp')).toContain('DATABASE_URL_READER');
  expect(service('mcp')).not.toMatch(
    /DATABASE_URL_(OWNER|API|ENGINE)|[^_]REDIS_URL|OVERTURE_SECRET_KEY|ROLE_PASSWORDS/,
  );
  expect(service('mcp')).not.toMatch(/\$\{(POSTGRES_PASSWORD|REDIS_PASSWORD|ROLE_PASSWORD_(API|ENGINE))/);
});

test('a worker has the time to finish what it holds', () => {
  expect(compose).toContain('stop_grace_period: 30s');
});
