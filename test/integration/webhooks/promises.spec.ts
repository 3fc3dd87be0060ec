/** What can a consumer rely on? Signatures, walls, its own pace, going back, and that no crash loses an event. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createOutgoingHttp } from '#outgoing';
import { createDeliveryDesk } from '#persistence';
import { answer, type Consumer, ok, type Received, startConsumer } from './support/consumer.js';
import {
  type DeliveryJson,
  POLICY,
  PostOffice,
  type WebhookJson,
  type Workspace,
} from './support/post-office.js';

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

/** With the office's clock: the library's own check of the time looks at the wall. */
function isSignedWith(secret: string, { headers, text }: Received): boolean {
  const time = new Date(Number(headers['webhook-timestamp']) * 1_000);
  const expected = new Webhook(secret).sign(headers['webhook-id'] ?? '', time, text);
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected);
}

describe('a message', () => {
  it('is signed as Standard Webhooks ask, and says what happened with typed ids', async () => {
    const [id = ''] = await workspace.announce(1);
    await office.deliver();
    const [received] = consumer.all;
    expect(received?.body).toEqual({
      id,
      type: 'campaign.paused',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { campaignId: expect.stringMatching(/^cmp_/) },
    });
    expect(received?.headers).toMatchObject({
      'webhook-id': id,
      'content-type': 'application/json',
      'user-agent': 'Overture-Webhooks/1',
    });
    expect(received && isSignedWith(webhook.secret, received)).toBe(true);
    const fresh = await startConsumer();
    office.now = Temporal.Instant.fromEpochMilliseconds(Date.now());
    const { secret } = await workspace.subscribe(fresh, { after: 'beginning' });
    await office.deliver();
    const { text = '', headers = {} } = fresh.all[0] ?? {};
    expect(new Webhook(secret).verify(text, headers)).toMatchObject({ id });
    await fresh.close();
  });

  it('is signed anew in each try, under the same id', async () => {
    consumer.behave(answer(500));
    await workspace.announce(1);
    await office.deliver();
    office.pass({ minutes: 10 });
    await office.deliver();
    const [first, second] = consumer.all;
    expect(second?.id).toBe(first?.id);
    expect(second?.text).toBe(first?.text);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect(second && isSignedWith(webhook.secret, second)).toBe(true);
  });

  it('carries two signatures for a day after the secret was replaced, then one', async () => {
    const { secret } = await workspace.act<{ secret: string }>('webhooks.rotate_secret', {
      webhookId: webhook.id,
    });
    await workspace.announce(1);
    await office.deliver();
    office.pass({ hours: 25 });
    await workspace.announce(1);
    await office.deliver();
    const fits = consumer.all.map((one) => [isSignedWith(webhook.secret, one), isSignedWith(secret, one)]);
    expect(fits).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});

describe('an endpoint', () => {
  it('hears of what happens from its creation on, or after the event that it names', async () => {
    const [, second = '', third = ''] = await workspace.announce(3);
    const [late, behind, whole] = await Promise.all([startConsumer(), startConsumer(), startConsumer()]);
    await workspace.subscribe(late);
    await workspace.subscribe(behind, { after: second });
    await workspace.subscribe(whole, { after: 'beginning' });
    const [fourth = ''] = await workspace.announce(1);
    await office.deliver();
    expect(late.taken()).toEqual([fourth]);
    expect(behind.taken().sort()).toEqual([third, fourth]);
    expect(whole.taken()).toHaveLength(4);
    await Promise.all([late, behind, whole].map((one) => one.close()));
  });

  it('hears of the types that it asked for, and of all once it asks for all', async () => {
    const picky = await startConsumer();
    const { id } = await workspace.subscribe(picky, { types: ['reply.received'] });
    await workspace.announce(2);
    await office.deliver();
    expect(picky.all).toEqual([]);
    await workspace.act('webhooks.update', { webhookId: id, types: null });
    const ids = await workspace.announce(1);
    await office.deliver();
    expect(picky.taken()).toEqual(ids);
    await picky.close();
  });

  it('never learns of another workspace', async () => {
    const stranger = await office.workspace();
    const theirs = await startConsumer();
    const other = await stranger.subscribe(theirs);
    const [mine, yours] = [await workspace.announce(3), await stranger.announce(2)];
    await office.deliver();
    expect([consumer.taken().sort(), theirs.taken().sort()]).toEqual([mine, yours]);
    for (const call of ['webhooks.get', 'webhooks.deliveries'] as const) {
      await expect(workspace.read(call, { webhookId: other.id })).rejects.toThrow(/not_found/);
    }
    for (const call of ['webhooks.test', 'webhooks.delete', 'webhooks.rotate_secret'] as const) {
      await expect(workspace.act(call, { webhookId: other.id })).rejects.toThrow(/not_found/);
    }
    await expect(
      workspace.act('webhooks.replay', { webhookId: webhook.id, after: yours[0] }),
    ).rejects.toThrow(/no event/);
    await expect(workspace.read('events.list', { after: yours[0] })).rejects.toThrow(/no event/);
    const [delivery] = await stranger.deliveries(other.id);
    await expect(
      workspace.act('webhooks.retry_delivery', { webhookId: webhook.id, deliveryId: delivery?.id }),
    ).rejects.toThrow(/not_found/);
    await expect(
      workspace.act('webhooks.replay', { webhookId: webhook.id, deliveryIds: [delivery?.id] }),
    ).rejects.toThrow(/not_found/);
    await theirs.close();
  });

  it('that hangs does not hold up another', async () => {
    const hanging = await startConsumer(() => undefined);
    const slow = await workspace.subscribe(hanging);
    const ids = await workspace.announce(60);
    const courier = office.courier({ atOnce: 8, timeoutMs: 60_000 });
    for (let tries = 0; consumer.taken().length < 60 && tries < 1_000; tries += 1) {
      await courier.round();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(consumer.taken().sort()).toEqual(ids);
    // It has its own four places and no more.
    expect(hanging.all).toHaveLength(4);
    await courier.stop();
    await hanging.close();
    await workspace.act('webhooks.delete', { webhookId: slow.id });
  });

  it('is told in the order of the log as long as it answers', async () => {
    const ids = await workspace.announce(20);
    await office.deliver(office.courier({ perEndpoint: 1 }));
    expect(consumer.taken()).toEqual(ids);
  });

  it('is sent no more in a second than it may', async () => {
    await workspace.announce(10);
    const courier = office.courier({ perSecond: 3 });
    await office.deliver(courier);
    expect(consumer.all).toHaveLength(3);
    office.pass({ seconds: 1 });
    await office.deliver(courier);
    expect(consumer.all).toHaveLength(6);
    office.pass({ seconds: 1 });
    await office.deliver(office.courier());
  });

  it('is tried out by a test event that stands in no log', async () => {
    const delivery = await workspace.act<DeliveryJson>('webhooks.test', { webhookId: webhook.id });
    await office.deliver();
    expect(consumer.all.map(({ body }) => body)).toMatchObject([
      { id: delivery.eventId, type: 'webhook.test', data: { webhookId: webhook.id } },
    ]);
    expect(await workspace.read('events.list', {})).toMatchObject({ data: [], after: null, hasMore: false });
  });
});

describe('a worker that dies between send and record', () => {
  it('leaves a claim that another takes after a minute: the event comes again, under its id', async () => {
    const ids = await workspace.announce(2);
    const dead = office.courier({}, { onTrouble: () => undefined, desk: dying() });
    await dead.round();
    await dead.settled();
    expect(consumer.taken().sort()).toEqual(ids);
    await office.deliver();
    expect(consumer.all).toHaveLength(2);
    office.pass({ seconds: 61 });
    await office.deliver();
    expect(consumer.taken().sort()).toEqual([...ids, ...ids].sort());
    expect((await workspace.deliveries(webhook.id)).map(({ status }) => status)).toEqual([
      'delivered',
      'delivered',
    ]);
  });

  it('and records late, after another took it, changes nothing', async () => {
    await workspace.announce(1);
    const desk = createDeliveryDesk(office.engine.engineSql);
    const round = { now: office.now, each: 4, limit: 10, room: new Map(), onlyHealthy: false };
    const [slow] = await claimOf(desk, round);
    office.pass({ seconds: 61 });
    await office.deliver();
    const report: Omit<Parameters<Desk['record']>[0], 'delivery'> = {
      at: office.now,
      now: office.now,
      businessNow: office.now,
      durationMs: 1,
      outcome: 'timed_out',
      responseStatus: null,
      response: null,
      nextTryAt: null,
      disable: undefined,
    };
    expect(slow && (await desk.record({ ...report, delivery: slow }))).toBe(false);
    expect(await workspace.deliveries(webhook.id)).toMatchObject([{ status: 'delivered', tries: 1 }]);
  });

  type Desk = ReturnType<typeof createDeliveryDesk>;
  async function claimOf(desk: Desk, round: Omit<Parameters<Desk['claim']>[0], 'lostAt'>) {
    await desk.fanOut(round.now);
    return desk.claim({ ...round, lostAt: round.now.add({ seconds: 60 }) });
  }
  function dying(): Desk {
    return {
      ...createDeliveryDesk(office.engine.engineSql),
      record: () => Promise.reject(new Error('The process died.')),
    };
  }

  it('shares the work with others that live: nothing is sent twice', async () => {
    const ids = await workspace.announce(150);
    const couriers = [office.courier(), office.courier(), office.courier()];
    await Promise.all(couriers.map((courier) => office.deliver(courier)));
    expect(consumer.taken().sort()).toEqual(ids);
  });
});

describe('going back', () => {
  it('by a cursor sends everything after it again, under the same ids', async () => {
    const [first = '', ...rest] = await workspace.announce(4);
    await office.deliver();
    await workspace.act('webhooks.replay', { webhookId: webhook.id, after: first });
    await office.deliver();
    expect(consumer.taken().slice(4).sort()).toEqual(rest);
  });

  it('by an instant sends what was recorded since', async () => {
    await workspace.announce(2);
    await office.deliver();
    const result = await workspace.act<{ after: string | null }>('webhooks.replay', {
      webhookId: webhook.id,
      since: new Date(Date.now() - 3_600_000).toISOString(),
    });
    expect(result.after).toBeNull();
    await office.deliver();
    expect(consumer.taken()).toHaveLength(4);
    await workspace.act('webhooks.replay', {
      webhookId: webhook.id,
      since: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await office.deliver();
    expect(consumer.taken()).toHaveLength(4);
  });

  it('by deliveries sends those alone', async () => {
    await workspace.announce(3);
    await office.deliver();
    const [delivery] = await workspace.deliveries(webhook.id);
    await workspace.act('webhooks.replay', { webhookId: webhook.id, deliveryIds: [delivery?.id] });
    await office.deliver();
    expect(consumer.taken()).toHaveLength(4);
    expect(consumer.taken().at(-1)).toBe(delivery?.eventId);
  });

  it('wants exactly one of the three, and an endpoint that is enabled', async () => {
    const replay = (input: object) => workspace.act('webhooks.replay', { webhookId: webhook.id, ...input });
    await expect(replay({})).rejects.toThrow(/exactly one/);
    await expect(replay({ after: 'latest', since: '2026-01-01T00:00:00Z' })).rejects.toThrow(/exactly one/);
    await workspace.act('webhooks.update', { webhookId: webhook.id, status: 'disabled' });
    await expect(replay({ after: 'beginning' })).rejects.toThrow(/disabled/);
  });
});

describe('an address', () => {
  it('that leads inside is refused when it is given, and when it is changed to', async () => {
    for (const url of [
      'https://169.254.169.254/latest',
      'https://localhost/',
      'ftp://a.example/',
      'http://a.example/',
    ]) {
      await expect(workspace.act('webhooks.create', { url })).rejects.toThrow(/invalid_input/);
      await expect(workspace.act('webhooks.update', { webhookId: webhook.id, url })).rejects.toThrow(
        /invalid_input/,
      );
    }
  });

  it('that leads inside by now is not called, and the log says so', async () => {
    const strict = createOutgoingHttp({ ...POLICY, allowPrivate: [] });
    await workspace.announce(1);
    await office.deliver(office.courier({}, { outgoing: strict }));
    expect(consumer.all).toEqual([]);
    const [delivery] = await workspace.deliveries(webhook.id);
    const detail = await workspace.read<DeliveryJson>('webhooks.get_delivery', {
      webhookId: webhook.id,
      deliveryId: delivery?.id,
    });
    expect(detail.attempts).toMatchObject([{ outcome: 'address_refused', responseStatus: null }]);
    consumer.behave(ok);
    office.pass({ minutes: 1 });
    await office.deliver();
    expect(consumer.taken()).toHaveLength(1);
  });
});

it('the log of deliveries is forgotten after its time, and what waits is not', async () => {
  await workspace.announce(2);
  await office.deliver();
  consumer.behave(answer(500));
  await workspace.announce(1);
  await office.deliver();
  const desk = createDeliveryDesk(office.engine.engineSql);
  await desk.forget(office.now.add({ seconds: 1 }), 1_000);
  expect((await workspace.deliveries(webhook.id)).map(({ status }) => status)).toEqual(['waiting']);
});

it('a workspace has twenty endpoints at most', async () => {
  for (let count = 1; count < 20; count += 1) await workspace.subscribe(consumer);
  await expect(workspace.subscribe(consumer)).rejects.toThrow(/20 webhooks/);
});
