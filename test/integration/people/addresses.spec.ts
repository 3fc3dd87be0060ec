/** Is a first email kept from where it cannot arrive? With a name server and a verifying service of the test's own. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAddressChecks, dispatchTouch, type EngineDependencies } from '#application';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { unhurried, type Worker } from '../engine/support/engine-room.js';
import { scriptedChannel } from '../engine/support/scripted-channel.js';
import type { Tenant } from '../engine/support/tenant.js';
import { type Desk, openDesk } from './support/desk.js';
import { type NameServer, startNameServer } from './support/name-server.js';

let names: NameServer;
let service: Server;
let desk: Desk;
let worker: Worker;
/** What the verifying service says of an address, or fails with. */
const verdicts = new Map<string, string>();
const tokens: (string | undefined)[] = [];

beforeAll(async () => {
  names = await startNameServer();
  const zones = {
    'takes.test': { mx: ['mx.takes.test'] },
    'bare.test': { a: ['192.0.2.1'] },
    'null.test': { mx: ['.'] },
    'silent.test': {},
    'broken.test': { fails: true },
    'mailinator.com': { mx: ['mx.mailinator.com'] },
  } as const;
  for (const [domain, zone] of Object.entries(zones)) names.zones.set(domain, zone);
  service = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    void request.toArray().then((parts: Buffer[]) => {
      const { address } = JSON.parse(Buffer.concat(parts).toString()) as { address: string };
      const verdict = verdicts.get(address) ?? 'unknown';
      if (verdict === 'down') response.writeHead(500).end();
      else response.end(JSON.stringify({ verdict }));
    });
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const checks = createAddressChecks({
    mode: 'dns',
    dnsServers: [names.address],
    verifierUrl: `http://127.0.0.1:${(service.address() as AddressInfo).port}/verify`,
    verifierToken: 'secret',
  });
  desk = await openDesk(checks);
  worker = { ...(await desk.room.worker({ channels: { email: scriptedChannel() } })), addressChecks: checks };
});
afterAll(async () => {
  await desk.close();
  await names.close();
  service.close();
});

test.each([
  ['ada@takes.test', 'unknown', 'not_verified', 'allow'],
  ['ada@bare.test', 'unknown', 'not_verified', 'allow'],
  ['ada@null.test', 'undeliverable', 'null_mx', 'block'],
  ['ada@silent.test', 'undeliverable', 'no_server', 'block'],
  ['ada@nowhere.test', 'undeliverable', 'no_domain', 'block'],
  ['ada@broken.test', 'unknown', 'dns_unanswered', 'allow'],
  ['INFO@takes.test', 'risky', 'role', 'warn'],
  ['ada@mailinator.com', 'risky', 'disposable', 'block'],
  ['not an address', 'undeliverable', 'bad_syntax', 'block'],
])('%s is %s: %s', async (given, verdict, reason, conduct) => {
  const tenant = await desk.tenant();
  const { data } = await desk.act(tenant, 'addresses.check', { addresses: [given] });
  expect(data).toMatchObject([{ given, verdict, reason, conduct }]);
});

test('a verifying service is asked with its token, believed, and does no harm when it is down', async () => {
  const tenant = await desk.tenant();
  const said = {
    'yes@takes.test': 'deliverable',
    'no@takes.test': 'undeliverable',
    'odd@takes.test': 'risky',
  };
  for (const [address, verdict] of Object.entries(said)) verdicts.set(address, verdict);
  verdicts.set('down@takes.test', 'down');
  const addresses = [...Object.keys(said), 'down@takes.test'];
  const { data } = await desk.act(tenant, 'addresses.check', { addresses });
  expect(data.map(({ verdict }) => verdict)).toEqual(['deliverable', 'undeliverable', 'risky', 'unknown']);
  expect(tokens.at(-1)).toBe('Bearer secret');
});

test('a domain is asked once, and remembered', async () => {
  const tenant = await desk.tenant();
  await desk.act(tenant, 'addresses.check', { addresses: ['one@takes.test', 'two@takes.test'] });
  const asked = names.asked();
  await desk.act(tenant, 'addresses.check', { addresses: ['three@takes.test'] });
  expect(names.asked()).toBe(asked);
});

test('with the rules alone nobody is asked', async () => {
  const rules = createAddressChecks({
    mode: 'rules',
    dnsServers: [names.address],
    verifierUrl: 'http://127.0.0.1:1',
    verifierToken: undefined,
  });
  expect(rules).toEqual({ domains: null, verifier: null });
  expect(
    createAddressChecks({ mode: 'off', dnsServers: [], verifierUrl: undefined, verifierToken: undefined }),
  ).toBeNull();
});

describe('before a first email', () => {
  const dispatch = async (tenant: Tenant, email: string, deps: EngineDependencies = worker) => {
    const who = await tenant.enroll(await tenant.person(email));
    const touchId = await tenant.touch(who);
    const { outcome } = await dispatchTouch(deps, tenant.call(touchId), unhurried());
    const [touch] = await tenant.sql<{ state: string; reason: string | null; due: boolean }>(
      `SELECT t.state, t.reason, e.due_at IS NOT NULL AS due FROM touches t JOIN enrollments e ON e.workspace_id = t.workspace_id AND e.id = t.enrollment_id
       WHERE t.workspace_id = $1::uuid AND t.id = $2::uuid`,
      [tenant.workspaceId, touchId],
    );
    return { who, outcome, ...touch };
  };

  test('an address that cannot take it is passed over: the sequence goes on, and the budget is not spent', async () => {
    const tenant = await desk.tenant();
    const { who, ...came } = await dispatch(tenant, 'ada@null.test');
    expect(came).toEqual({
      outcome: 'address_null_mx',
      state: 'failed',
      reason: 'address_null_mx',
      due: true,
    });
    expect(
      await tenant.sql('SELECT 1 AS x FROM attempts WHERE workspace_id = $1::uuid', [tenant.workspaceId]),
    ).toEqual([]);
    expect(
      await tenant.sql('SELECT 1 AS x FROM budget_ledger WHERE workspace_id = $1::uuid', [
        tenant.workspaceId,
      ]),
    ).toEqual([]);
    const [event] = await tenant.sql<{ data: { code: string } }>(
      `SELECT data FROM events WHERE workspace_id = $1::uuid AND type = 'touch.failed'`,
      [tenant.workspaceId],
    );
    expect(event?.data.code).toBe('address_null_mx');
    const lead = await desk.read(tenant, 'leads.get', { leadId: who.leadId });
    expect(lead.emailVerdict).toMatchObject({ verdict: 'undeliverable', reason: 'null_mx' });
  });

  test.each([
    ['ada@takes.test', 'unknown'],
    ['sales@takes.test', 'a role, which is only warned of'],
    ['ada@broken.test', 'a domain whose servers do not answer'],
  ])('%s goes out: %s', async (email) => {
    expect(await dispatch(await desk.tenant(), email)).toMatchObject({ outcome: 'delivered', state: 'sent' });
  });

  test('the workspace decides what is blocked', async () => {
    const tenant = await desk.tenant();
    const { addressPolicy } = await desk.act(tenant, 'workspace.update', {
      addressPolicy: { role: 'block', disposable: 'allow' },
    });
    expect(addressPolicy).toEqual({
      undeliverable: 'block',
      disposable: 'allow',
      role: 'block',
      risky: 'warn',
    });
    expect(await dispatch(tenant, 'sales@takes.test')).toMatchObject({
      outcome: 'address_role',
      state: 'failed',
    });
    expect(await dispatch(tenant, 'ada@mailinator.com')).toMatchObject({ state: 'sent' });
  });

  test('an address that was written to before is not judged again', async () => {
    const tenant = await desk.tenant();
    const who = await tenant.enroll(await tenant.person('ada@null.test'));
    await tenant.touch(who, { state: 'sent' });
    const again = await tenant.touch(who, { stepId: 'again' });
    expect(await dispatchTouch(worker, tenant.call(again), unhurried())).toEqual({ outcome: 'delivered' });
  });

  test('nothing is checked where checks are off', async () => {
    const tenant = await desk.tenant();
    const off = { ...worker, addressChecks: null };
    expect(await dispatch(tenant, 'ada@null.test', off)).toMatchObject({ state: 'sent' });
  });
});
