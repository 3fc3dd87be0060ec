/** Can a name, a redirect or a slow answer lead a call where it must not go? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createOutgoingHttp, type OutgoingPolicy, type ResolveHost } from '#outgoing';
import { answer, type Consumer, startConsumer } from '../webhooks/support/consumer.js';

const PUBLIC = '93.184.215.14';
let inside: Consumer;
beforeAll(async () => {
  inside = await startConsumer();
});
afterAll(() => inside.close());
beforeEach(() => inside.behave(answer(200, {}, 'secret')));

/** A name server that says something else each time, and counts how often it is asked. */
function nameServer(...answers: (readonly string[])[]): ResolveHost & { asked: () => number } {
  let asked = 0;
  const resolve: ResolveHost = async () => answers[Math.min(asked++, answers.length - 1)] ?? [];
  return Object.assign(resolve, { asked: () => asked });
}
const outgoing = (resolve: ResolveHost, policy: Partial<OutgoingPolicy> = {}) =>
  createOutgoingHttp({ allowHttp: true, allowPrivate: [], ...policy }, resolve);
const to = (host: string) => ({
  url: `http://${host}:${inside.port}/hook`,
  headers: { 'content-type': 'application/json' },
  body: '{}',
  timeoutMs: 2_000,
});

describe('a name', () => {
  it('that is public when it is checked and inside when it is called is not called (rebinding)', async () => {
    const before = inside.all.length;
    const http = outgoing(nameServer([PUBLIC], ['127.0.0.1']));
    expect(await http.check(to('rebind.attacker.example').url)).toBeUndefined();
    expect(await http.post(to('rebind.attacker.example'))).toMatchObject({
      kind: 'failed',
      failure: 'address_refused',
    });
    expect(inside.all).toHaveLength(before);
  });

  it('is asked for once a call: what was checked is what is connected to', async () => {
    const resolve = nameServer(['127.0.0.1'], [PUBLIC]);
    const http = outgoing(resolve, { allowPrivate: [`pinned.example:${inside.port}`] });
    expect(await http.post(to('pinned.example'))).toMatchObject({
      kind: 'answered',
      status: 200,
      body: 'secret',
    });
    expect(resolve.asked()).toBe(1);
  });

  it.each([
    ['with one address inside among public ones', [PUBLIC, '10.0.0.7']],
    ['with a private IPv6 address beside a public IPv4 one', [PUBLIC, 'fd00::1']],
    ['with an IPv4 address mapped into IPv6', ['::ffff:127.0.0.1']],
    ['with what is no address', ['localhost']],
  ])('%s is refused as a whole', async (_what, addresses) => {
    const http = outgoing(nameServer(addresses));
    expect(await http.check(to('mixed.example').url)).toMatch(/public/);
    expect(await http.post(to('mixed.example'))).toMatchObject({ failure: 'address_refused' });
  });

  it('that does not exist fails, and may exist later', async () => {
    const nowhere: ResolveHost = () => Promise.reject(new Error('ENOTFOUND'));
    for (const resolve of [nameServer([]), nowhere]) {
      const http = outgoing(resolve);
      expect(await http.check(to('not-yet.example').url)).toBeUndefined();
      expect(await http.post(to('not-yet.example'))).toMatchObject({
        kind: 'failed',
        failure: 'name_not_found',
      });
    }
  });

  it('whose server never answers costs no more than the time that the call has', async () => {
    const silent: ResolveHost = (_host, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const call = { ...to('silent.example'), timeoutMs: 100 };
    expect(await outgoing(silent).post(call)).toMatchObject({ kind: 'failed', failure: 'timed_out' });
  });
});

describe('a call', () => {
  const http = createOutgoingHttp({ allowHttp: false, allowPrivate: ['127.0.0.1:*'] });
  it.each([301, 302, 303, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const before = inside.all.length;
    inside.behave(answer(status, { location: `http://127.0.0.1:${inside.port}/elsewhere` }));
    expect(await http.post(to('127.0.0.1'))).toMatchObject({ kind: 'answered', status });
    expect(inside.all).toHaveLength(before + 1);
  });

  it('takes no proxy from the environment', async () => {
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9';
    try {
      expect(await http.post(to('127.0.0.1'))).toMatchObject({ kind: 'answered', status: 200 });
    } finally {
      if (before === undefined) delete process.env['HTTP_PROXY'];
      else process.env['HTTP_PROXY'] = before;
    }
  });

  it('reads no more of an answer than its bound', async () => {
    inside.behave(answer(200, {}, 'x'.repeat(1_000_000)));
    const told = await http.post(to('127.0.0.1'));
    expect(told.kind === 'answered' && told.body.length).toBe(16_384);
  });

  it('does not unpack what is packed', async () => {
    inside.behave(answer(200, { 'content-encoding': 'gzip' }, 'not gzip at all'));
    expect(await http.post(to('127.0.0.1'))).toMatchObject({ kind: 'answered', body: 'not gzip at all' });
  });

  it('that nobody takes says so', async () => {
    expect(await http.post({ ...to('127.0.0.1'), url: 'http://127.0.0.1:9/' })).toMatchObject({
      failure: 'connection_failed',
    });
    expect(await http.post({ ...to('127.0.0.1'), url: `https://127.0.0.1:${inside.port}/` })).toMatchObject({
      failure: 'tls_failed',
    });
  });
});
