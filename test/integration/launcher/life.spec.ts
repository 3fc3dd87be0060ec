import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { query } from '../../../launcher/postgres/client.ts';
import { identityOf, isAlive } from '../../../launcher/processes/identity.ts';
import { type Checkout, endOf, makeCheckout, survivors } from './checkout.ts';

let checkout: Checkout;
beforeEach(() => void (checkout = makeCheckout()));
afterEach(() => checkout.remove());

const databaseUrl = (of: Checkout): string =>
  `postgres://overture:${of.secrets().postgresOwner}@127.0.0.1:${of.state().ports['postgres']}/overture`;

const environmentOf = (app: string): string[] =>
  Object.keys(JSON.parse(checkout.read(`environment-${app}.json`)) as object);

test('up brings everything up, gives each app only what it needs, and a kill stops all of it and nothing else', async () => {
  const bystander = spawn('sleep', ['120'], { stdio: 'ignore' });
  const bystanderPid = bystander.pid ?? 0;
  const bystanderIdentity = identityOf(bystanderPid) ?? '';
  const launcher = await checkout.up();

  const services = await checkout.services();
  expect(services.map(({ name, ready }) => [name, ready])).toEqual([
    ['postgres', true],
    ['redis', true],
    ['api', true],
    ['worker', true],
    ['mcp', true],
  ]);
  expect(statSync(join(checkout.dir, '.overture/secrets.json')).mode & 0o777).toBe(0o600);

  expect(environmentOf('api')).toEqual(
    expect.arrayContaining(['DATABASE_URL_API', 'REDIS_URL', 'OVERTURE_SECRET_KEY']),
  );
  expect(environmentOf('worker')).toEqual(
    expect.arrayContaining(['DATABASE_URL_ENGINE', 'WORKER_HEALTH_PORT']),
  );
  const adapter = environmentOf('mcp');
  expect(adapter).toEqual(
    expect.arrayContaining(['DATABASE_URL_READER', 'REDIS_ADAPTER_URL', 'OVERTURE_KEY_PEPPER', 'MCP_PORT']),
  );
  for (const secret of [
    'DATABASE_URL_API',
    'DATABASE_URL_ENGINE',
    'DATABASE_URL_OWNER',
    'REDIS_URL',
    'OVERTURE_SECRET_KEY',
  ])
    expect(adapter).not.toContain(secret);

  const key = await checkout.run(['key', '--name', 'x']);
  expect([key.code, key.stdout]).toEqual([0, 'key for --name x\n']);
  const second = await checkout.run(['up']);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('already at work');

  const everything = checkout.everything();
  launcher.kill('SIGTERM');
  expect(await endOf(launcher)).toBe(0);
  expect(everything.filter(isAlive)).toEqual([]);
  expect(isAlive({ pid: bystanderPid, identity: bystanderIdentity })).toBe(true);
  bystander.kill();
}, 90_000);

test('after kill -9 the guardian stops everything, and a second start finds its data and its ports', async () => {
  const launcher = await checkout.up();
  const { ports } = checkout.state();
  const everything = checkout.everything();
  launcher.kill('SIGKILL');
  expect(await survivors(everything, 10_000)).toEqual([]);

  const again = await checkout.up();
  expect(checkout.state().ports).toEqual(ports);
  expect(await query(databaseUrl(checkout), 'SELECT at FROM starts')).toHaveLength(2);
  expect(checkout.read('builds.txt')).toBe('built\n');
  again.kill('SIGINT');
  expect(await endOf(again)).toBe(0);
}, 90_000);

test('when launcher and guardian are both killed, a second start stops what they left and works', async () => {
  const launcher = await checkout.up();
  const left = Object.values(checkout.state().processes);
  process.kill(checkout.state().guardian.pid, 'SIGKILL');
  launcher.kill('SIGKILL');
  await endOf(launcher);
  expect(left.filter(isAlive)).toEqual(left);

  const again = await checkout.up();
  expect(left.filter(isAlive)).toEqual([]);
  expect(await query(databaseUrl(checkout), 'SELECT at FROM starts')).toHaveLength(2);
  again.kill('SIGTERM');
  await endOf(again);
}, 90_000);

test('an app that dies is started again', async () => {
  const launcher = await checkout.up();
  const before = checkout.state().processes['api']?.pid ?? 0;
  process.kill(before, 'SIGKILL');
  const deadline = performance.now() + 10_000;
  let api = (await checkout.services()).find(({ name }) => name === 'api');
  while (!(api?.ready && api.pid !== before) && performance.now() < deadline)
    api = (await checkout.services()).find(({ name }) => name === 'api');
  expect(api?.ready).toBe(true);
  launcher.kill('SIGTERM');
  await endOf(launcher);
}, 90_000);
