import type { HookKind } from '#contracts';
import { createHash, createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { connectAccount } from './support/outreach.js';
import { type Answer, call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

interface Hook {
  readonly path: string;
  readonly secret: string;
}

async function createHook(kind: HookKind): Promise<Hook> {
  const { body } = await call(api, 'POST', '/v1/hooks', { key, body: { kind } });
  const url = new URL(body.url);
  expect(url.origin).toBe('https://outreach.example');
  return { path: url.pathname, secret: body.secret };
}

const signals = () =>
  api.query<{
    source: string;
    external_key: string;
    raw: string;
    sender_hint: string;
    account_id: string | null;
  }>('SELECT source, external_key, raw, sender_hint, account_id FROM inbound_signals ORDER BY id');
beforeEach(() => api.query('DELETE FROM inbound_signals'));

describe('an event of the LinkedIn provider', () => {
  let hook: Hook;
  beforeAll(async () => {
    hook = await createHook('linkedin');
    await connectAccount(api, key, 'linkedin', 'acc_provider_1');
  });
  const event = {
    object: 'Event',
    id: 'evt_1',
    type: 'relation.request.accept',
    account_id: 'acc_provider_1',
    payload: { object: 'RelationRequest', user: { id: 'ACoAAB-Member' } },
  };
  const post = (body: unknown): Promise<Answer> => call(api, 'POST', hook.path, { body });

  it('is kept as it came, with whom it is about', async () => {
    const raw = `${JSON.stringify(event)}  `;
    expect((await post(raw)).status).toBe(200);
    const [account] = await api.query<{ id: string }>('SELECT id FROM accounts');
    expect(await signals()).toEqual([
      {
        source: 'provider_webhook',
        external_key: `${account?.id} evt_1`,
        raw,
        sender_hint: 'acoaab-member',
        account_id: account?.id,
      },
    ]);
  });

  it('is kept once, however often it is posted, at the same time or later', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(event)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await signals()).toHaveLength(1);
  });

  it('is told apart by its body when it has no id', async () => {
    const { id: _id, ...nameless } = event;
    await post(nameless);
    await post({ ...nameless, type: 'message.new', payload: { sender_id: 'Writer' } });
    const hash = createHash('sha256').update(JSON.stringify(nameless)).digest('hex');
    const kept = await signals();
    expect(kept.map(({ sender_hint: hint }) => hint)).toEqual(['acoaab-member', 'writer']);
    expect(kept[0]?.external_key).toContain(hash);
  });

  it('about an account that is not connected is taken, and ignored', async () => {
    for (const account of ['acc_other', undefined, 'a\u0000b', 7]) {
      const answer = await post({ ...event, account_id: account });
      expect({ status: answer.status, body: answer.body }).toEqual({
        status: 202,
        body: { status: 'ignored' },
      });
    }
    expect(await signals()).toEqual([]);
  });

  it('that is no JSON, or comes to no hook, is refused', async () => {
    expectProblem(await post('not json'), 400, 'malformed_request');
    expectProblem(await post(Buffer.from([0xff, 0xfe])), 400, 'malformed_request');
    expectProblem(await call(api, 'POST', '/hooks/linkedin/unknown', { body: event }), 404, 'not_found');
    const sales = await createHook('sales');
    const wrongKind = sales.path.replace('sales', 'linkedin');
    expectProblem(await call(api, 'POST', wrongKind, { body: event }), 404, 'not_found');
    expect(await signals()).toEqual([]);
  });

  it('is answered within milliseconds', async () => {
    const times: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const started = performance.now();
      await post({ ...event, id: `evt_fast_${index}` });
      times.push(performance.now() - started);
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(100);
  });
});

describe('a message of the sales team', () => {
  let hook: Hook;
  beforeAll(async () => {
    hook = await createHook('sales');
  });
  const meeting = {
    type: 'meeting.booked',
    timestamp: '2026-03-02T09:00:00Z',
    data: { email: 'Ada@Northwind.example', external_id: 'cal-1', starts_at: '2026-03-05T09:00:00Z' },
  };
  const post = (body: object | string, { id = 'msg_1', at = new Date(), secret = hook.secret } = {}) => {
    const raw = typeof body === 'string' ? body : JSON.stringify(body);
    return call(api, 'POST', hook.path, {
      body: raw,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, raw),
      },
    });
  };

  it('is kept when its signature fits, once', async () => {
    expect((await post(meeting)).body).toEqual({ status: 'accepted' });
    const again = await post(meeting);
    expect({ status: again.status, body: again.body }).toEqual({
      status: 200,
      body: { status: 'duplicate' },
    });
    expect(await signals()).toEqual([
      {
        source: 'sales_webhook',
        external_key: 'msg_1',
        raw: JSON.stringify(meeting),
        sender_hint: 'ada@northwind.example',
        account_id: null,
      },
    ]);
  });

  it('is turned away when the signature is another, too old, or missing', async () => {
    const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    expectProblem(await post(meeting, { secret: other }), 401, 'unauthenticated');
    expectProblem(await post(meeting, { at: new Date(Date.now() - 400_000) }), 401, 'unauthenticated');
    expectProblem(await call(api, 'POST', hook.path, { body: meeting }), 401, 'unauthenticated');
    const odd = { 'webhook-id': 'x', 'webhook-timestamp': '1', 'webhook-signature': 'v1' };
    expectProblem(
      await call(api, 'POST', hook.path, { body: meeting, headers: odd }),
      401,
      'unauthenticated',
    );
    expect(await signals()).toEqual([]);
  });

  it('that makes no sense is answered with the fields that are wrong', async () => {
    const answer = await post({
      type: 'deal.won',
      data: { external_id: 'crm-1', name: 'Deal', currency: 'euro' },
    });
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.fields.map(({ path }: { path: string }) => path)).toEqual([
      'data.value_cents',
      'data.currency',
    ]);
    expectProblem(await post('{}'), 422, 'invalid_input');
    expectProblem(await post('not json'), 422, 'invalid_input');
    const nul = { ...meeting, data: { ...meeting.data, external_id: 'a\u0000' } };
    expectProblem(await post(nul), 422, 'invalid_input');
    expect(await signals()).toEqual([]);
  });
});

it('the secret of a hook is sealed, and its address is kept as a hash', async () => {
  const { path, secret } = await createHook('sales');
  const token = path.split('/').at(-1) ?? '';
  const rows = await api.query<{ row: string }>('SELECT row_to_json(h)::text AS row FROM inbound_hooks h');
  const text = rows.map(({ row }) => row).join('\n');
  expect(text).not.toContain(token);
  expect(text).not.toContain(Buffer.from(secret).toString('hex'));
});

describe('a message of a calendar', () => {
  const calcom = {
    triggerEvent: 'BOOKING_CREATED',
    createdAt: '2026-03-02T09:30:00.538Z',
    payload: {
      uid: 'cal-1',
      startTime: '2026-03-10T10:00:00Z',
      attendees: [{ email: 'Ada@Northwind.example' }],
    },
  };
  const calendly = {
    event: 'invitee.created',
    created_at: '2026-03-02T09:30:00.000000Z',
    payload: {
      uri: 'https://api.calendly.com/scheduled_events/E/invitees/I',
      email: 'Ada@Northwind.example',
    },
  };
  const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
  const seconds = () => Math.floor(Date.now() / 1000);
  const trades = {
    calcom: (secret: string, raw: string) => ({ 'x-cal-signature-256': hmac(secret, raw) }),
    calendly: (secret: string, raw: string, at = seconds()) => ({
      'calendly-webhook-signature': `t=${at},v1=${hmac(secret, `${at}.${raw}`)}`,
    }),
  };
  const post = (hook: Hook, raw: string, headers: object) =>
    call(api, 'POST', hook.path, {
      body: raw,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it.each([
    ['calcom', calcom],
    ['calendly', calendly],
  ] as const)('of %s is kept when its signature fits, once', async (kind, message) => {
    const hook = await createHook(kind);
    const raw = JSON.stringify(message);
    const headers = trades[kind](hook.secret, raw);
    expect((await post(hook, raw, headers)).body).toEqual({ status: 'accepted' });
    expect((await post(hook, raw, headers)).body).toEqual({ status: 'duplicate' });
    const kept = await signals();
    expect(kept).toMatchObject([{ source: `${kind}_webhook`, raw, sender_hint: 'ada@northwind.example' }]);
    for (const wrong of [trades[kind]('another', raw), trades[kind](hook.secret, `${raw} `), {}])
      expectProblem(await post(hook, `${raw}\n`, wrong), 401, 'unauthenticated');
    expectProblem(await post(hook, '[]', trades[kind](hook.secret, '[]')), 400, 'malformed_request');
    expect(await signals()).toHaveLength(1);
  });

  it('that is older than three minutes is not believed of Calendly', async () => {
    const hook = await createHook('calendly');
    const raw = JSON.stringify(calendly);
    const old = trades.calendly(hook.secret, raw, seconds() - 200);
    expectProblem(await post(hook, raw, old), 401, 'unauthenticated');
  });

  it('whose meaning is not known is kept all the same', async () => {
    const hook = await createHook('calcom');
    const raw = JSON.stringify({ triggerEvent: 'BOOKING_CREATED', payload: {} });
    expect((await post(hook, raw, trades.calcom(hook.secret, raw))).status).toBe(200);
    expect(await signals()).toMatchObject([{ sender_hint: null }]);
  });
});
