/** Does every consumer get every event in the end, however badly it behaves? */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answer, type Behaviour, type Consumer, ok, startConsumer } from './support/consumer.js';
import { PostOffice, type WebhookJson, type Workspace } from './support/post-office.js';

let office: PostOffice;
let workspace: Workspace;
let consumer: Consumer;
let webhook: WebhookJson;

beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());
beforeEach(async () => {
  workspace = await office.workspace();
  consumer = await startConsumer();
  webhook = await workspace.subscribe(consumer);
});
afterEach(() => consumer.close());

const everything = (ids: readonly string[]) =>
  expect([...new Set(consumer.taken())].sort()).toEqual([...ids].sort());

const state = () => workspace.read<WebhookJson>('webhooks.get', { webhookId: webhook.id });
const attempts = async () => {
  const [delivery] = await workspace.deliveries(webhook.id);
  const { attempts: all } = await workspace.read<{
    attempts: { outcome: string; responseStatus: number | null; response: string | null }[];
  }>('webhooks.get_delivery', { webhookId: webhook.id, deliveryId: delivery?.id });
  return all;
};

/** What goes wrong, and how it is told. */
const WAYS: readonly (readonly [string, Behaviour, string])[] = [
  ['answers 500', answer(500, {}, 'Traceback:\n\u0007 at line 1'), 'refused'],
  ['answers 404', answer(404), 'refused'],
  [
    'redirects to a private address',
    answer(302, { location: 'http://169.254.169.254/latest/' }),
    'redirected',
  ],
  ['redirects to itself', answer(307, { location: '/hook' }), 'redirected'],
  ['never answers', () => undefined, 'timed_out'],
  [
    'sends its headers byte by byte',
    (_response, request) => {
      request.socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      const drip = setInterval(() => request.socket.write('a'), 50);
      request.socket.on('error', () => undefined).once('close', () => clearInterval(drip));
    },
    'timed_out',
  ],
  ['closes the connection', (_response, request) => void request.socket.destroy(), 'connection_broken'],
  [
    'speaks something else',
    (_response, request) => void request.socket.end('220 mail.example ESMTP\r\n'),
    'not_http',
  ],
];

describe.each(WAYS)('a consumer that %s', (_way, behaviour, outcome) => {
  it('is told again until it has everything, each event under one id', async () => {
    consumer.behave(behaviour);
    const ids = await workspace.announce(3);
    await office.deliver();
    expect(consumer.taken()).toEqual([]);
    expect((await attempts()).map((attempt) => attempt.outcome)).toEqual([outcome]);
    consumer.behave(ok);
    office.pass({ seconds: 6 });
    await office.deliver();
    everything(ids);
    expect(new Set(consumer.all.map(({ id }) => id)).size).toBe(3);
    expect((await workspace.deliveries(webhook.id)).map(({ status }) => status)).toEqual(
      Array(3).fill('delivered'),
    );
  });
});

describe('a consumer that is down for a day', () => {
  it('gets everything of that day once it is back, and all at once', async () => {
    const before = await workspace.announce(2);
    await office.deliver();
    await consumer.down();
    const missed: string[] = [];
    for (let hour = 0; hour < 24; hour += 3) {
      missed.push(...(await workspace.announce(5)));
      await office.deliverFor(3);
    }
    expect(consumer.taken()).toHaveLength(2);
    await consumer.up();
    const after = await workspace.announce(1);
    await office.deliver();
    await office.deliver();
    everything([...before, ...missed, ...after]);
    expect(await state()).toMatchObject({ failures: 0, failingSince: null, status: 'enabled' });
  });
});

describe('a consumer whose answer', () => {
  it('is huge has taken the event; no more of it is read than can be shown', async () => {
    consumer.behave((response) => {
      response.writeHead(200);
      const more = (): void => {
        while (response.write('x'.repeat(65_536)) && !response.destroyed);
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await workspace.announce(1);
    await office.deliver();
    const [attempt] = await attempts();
    expect(attempt).toMatchObject({ outcome: 'delivered', responseStatus: 200 });
    expect(attempt?.response).toHaveLength(500);
  });

  it('begins with 200 and never ends has taken the event', async () => {
    consumer.behave((response) => {
      response.writeHead(200).write('tak');
    });
    await workspace.announce(1);
    await office.deliver();
    expect(await attempts()).toMatchObject([{ outcome: 'delivered', response: 'tak' }]);
  });

  it('is hostile text is shown on one line, without what it could do', async () => {
    consumer.behave(answer(500, {}, '\u001b[2Jboo\r\n\u202egnp\u0000 end'));
    await workspace.announce(1);
    await office.deliver();
    expect((await attempts())[0]?.response).toBe('[2Jboo gnp end');
  });

  it('asks for patience gets it', async () => {
    consumer.behave(answer(503, { 'retry-after': '3600' }));
    const ids = await workspace.announce(1);
    await office.deliver();
    consumer.behave(ok);
    office.pass({ minutes: 59 });
    await office.deliver();
    expect(consumer.all).toHaveLength(1);
    office.pass({ minutes: 2 });
    await office.deliver();
    everything(ids);
  });
});

describe('a consumer that answers 410', () => {
  it('is told nothing more, and the workspace hears of it; enabled again it gets what it missed', async () => {
    consumer.behave(answer(410));
    const ids = await workspace.announce(1);
    await office.deliver();
    ids.push(...(await workspace.announce(2)));
    office.pass({ hours: 30 });
    await office.deliver();
    expect(consumer.all).toHaveLength(1);
    expect(await state()).toMatchObject({ status: 'disabled', disabledBecause: 'gone' });
    const log = await workspace.read<{ data: { id: string; type: string; data: object }[] }>('events.list', {
      types: 'webhook.disabled',
    });
    expect(log.data).toMatchObject([{ data: { webhookId: webhook.id, reason: 'gone' } }]);
    consumer.behave(ok);
    await workspace.act('webhooks.update', { webhookId: webhook.id, status: 'enabled' });
    await office.deliver();
    everything([...ids, log.data[0]?.id ?? '']);
  });

  it('and is enabled without what it missed starts from there', async () => {
    consumer.behave(answer(410));
    await workspace.announce(2);
    await office.deliver();
    await office.sequence();
    consumer.behave(ok);
    await workspace.act('webhooks.update', { webhookId: webhook.id, status: 'enabled', missed: 'skip' });
    const ids = await workspace.announce(1);
    await office.deliver();
    everything(ids);
  });
});

describe('a consumer that never recovers', () => {
  it('is given up event by event after ten tries in three days, and disabled after five days', async () => {
    consumer.behave(answer(500));
    await workspace.announce(1);
    await office.deliver();
    await office.deliverFor(1, 0.05);
    await office.deliverFor(72);
    const [dead] = await workspace.deliveries(webhook.id, { status: 'dead' });
    expect(dead).toMatchObject({ tries: 10, nextTryAt: null });
    expect(consumer.all).toHaveLength(10);
    expect(new Set(consumer.all.map(({ id }) => id)).size).toBe(1);
    for (let day = 0; day < 3; day += 1) {
      await workspace.announce(1);
      await office.deliverFor(24, 8);
    }
    expect(await state()).toMatchObject({ status: 'disabled', disabledBecause: 'failing' });
    consumer.behave(ok);
    await workspace.act('webhooks.update', { webhookId: webhook.id, status: 'enabled' });
    await workspace.act('webhooks.retry_delivery', { webhookId: webhook.id, deliveryId: dead?.id });
    await office.deliver();
    expect(consumer.taken()).toContain(dead?.eventId);
    expect(await workspace.deliveries(webhook.id, { status: 'dead' })).toEqual([]);
  });
});
