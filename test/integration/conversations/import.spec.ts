import { call, expectProblem, type RunningApi, runApi } from '../api/support/running-api.js';

let api: RunningApi;
let key: string;
let leadId: string;
let accountId: string;

interface Imported {
  readonly conversation: {
    readonly id: string;
    readonly needsReply: boolean;
    readonly lastMessageAt: string;
  };
  readonly added: number;
  readonly known: number;
}
interface Messages {
  readonly messages: readonly { readonly text: string }[];
  readonly earlierMessages: string | null;
  readonly data: readonly { readonly text: string }[];
  readonly nextCursor: string | null;
}

const post = async (path: string, body: object) => call(api, 'POST', path, { key, body });
const read = async (path: string) => (await call(api, 'GET', path, { key })).body as unknown as Messages;

beforeAll(async () => {
  api = await runApi();
  key = await api.key();
  const lead = await post('/v1/leads', { firstName: 'Ada', professionalEmail: 'ada@northwind.example' });
  leadId = lead.body.lead.id;
  const identity = await post('/v1/identities', { name: 'Lena Vogt' });
  const account = await post('/v1/accounts', {
    identityId: identity.body.id,
    channel: 'linkedin',
    address: 'acc-1',
    displayName: 'Lena Vogt',
    settings: { baseUrl: 'http://127.0.0.1:9' },
    credentials: { apiKey: 'x' },
  });
  accountId = account.body.id;
});
afterAll(() => api.close());

const message = (number: number, change: object = {}) => ({
  externalId: `m${number}`,
  direction: number % 2 === 0 ? 'in' : 'out',
  text: `Message ${number}`,
  occurredAt: Temporal.Instant.from('2026-03-01T09:00:00Z').add({ minutes: number }).toString(),
  ...change,
});
const imported = async (messages: object[], change: object = {}) => {
  const answer = await post('/v1/conversations/import', { leadId, accountId, messages, ...change });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Imported;
};

describe('messages of another system', () => {
  it('are kept once, however often and in whichever order they come', async () => {
    const first = await imported([message(3), message(1)], { needsReply: true });
    expect(first).toMatchObject({ added: 2, known: 0, conversation: { needsReply: true } });
    const again = await imported([message(1), message(2), message(3)]);
    expect(again).toMatchObject({ added: 1, known: 2 });
    expect(again.conversation).toMatchObject({ id: first.conversation.id, needsReply: true });
    expect(again.conversation.lastMessageAt).toBe('2026-03-01T09:03:00Z');
    const { messages } = await read(`/v1/conversations/${first.conversation.id}`);
    expect(messages.map(({ text }) => text)).toEqual(['Message 1', 'Message 2', 'Message 3']);
  });

  it('are all readable, however many', async () => {
    const { conversation } = await imported(Array.from({ length: 200 }, (_, index) => message(index + 1)));
    const page = await read(`/v1/conversations/${conversation.id}`);
    expect(page.messages).toHaveLength(100);
    expect(page.messages.at(-1)?.text).toBe('Message 200');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = cursor === '' ? '' : `&cursor=${cursor}`;
      const next: Messages = await read(`/v1/conversations/${conversation.id}/messages?limit=70${query}`);
      seen.push(...next.data.map(({ text }) => text));
      cursor = next.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => `Message ${200 - index}`));
    const earlier = await read(
      `/v1/conversations/${conversation.id}/messages?limit=1&cursor=${page.earlierMessages ?? ''}`,
    );
    expect(earlier.data.map(({ text }) => text)).toEqual(['Message 100']);
  });

  it('stop nothing and are announced once for each call that added some', async () => {
    const before = await api.query(`SELECT 1 FROM events WHERE type = 'conversation.imported'`);
    await imported([message(1)]);
    await imported([message(900)]);
    const after = await api.query(`SELECT 1 FROM events WHERE type = 'conversation.imported'`);
    expect(after.length - before.length).toBe(1);
    expect(await api.query(`SELECT 1 FROM events WHERE type = 'reply.received'`)).toEqual([]);
  });

  it('cannot be of the future, of nobody, or of an account that is not there', async () => {
    const future = await post('/v1/conversations/import', {
      leadId,
      accountId,
      messages: [message(1), message(2, { occurredAt: '2999-01-01T00:00:00Z' })],
    });
    expectProblem(future, 422, 'invalid_input');
    expect(future.body.fields.map(({ path }) => path)).toEqual(['messages[1].occurredAt']);
    const nobody = 'lead_01h455vb4pex5vsknk084sn02q';
    const noAccount = 'acc_01h455vb4pex5vsknk084sn02q';
    for (const change of [{ leadId: nobody }, { accountId: noAccount }])
      expectProblem(
        await post('/v1/conversations/import', { leadId, accountId, messages: [message(1)], ...change }),
        404,
        'not_found',
      );
  });
});
