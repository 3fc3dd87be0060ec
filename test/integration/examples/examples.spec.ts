import type { ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createOverture, type Overture } from '@overture/client';
import { Webhook } from 'standardwebhooks';
import { launch, type Outreach } from '../api/support/outreach.js';
import { type RunningApi, runApi } from '../api/support/running-api.js';
import { runExample, startExample } from './run-example.js';

let api: RunningApi;
let overture: Overture;
let outreach: Outreach;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  api = await runApi();
  const apiKey = await api.key();
  overture = createOverture({ baseUrl: api.url, apiKey });
  outreach = await launch(api, apiKey, 'ada@northwind.example');
  env = { OVERTURE_URL: api.url, OVERTURE_API_KEY: apiKey };
});
afterAll(() => api.close());

describe('sign-up-to-campaign', () => {
  it('puts each sign-up into the campaign once, and goes on after a bad one', async () => {
    const lines = ['grace@hopper.example', 'no address', 'grace@hopper.example', 'mary@shelley.example']
      .map((email) => JSON.stringify({ email, firstName: 'New' }))
      .join('\n');
    const { code, stdout, stderr } = await runExample(
      'sign-up-to-campaign',
      [outreach.campaignId],
      env,
      lines,
    );
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const [first, bad, again, other] = stdout.trim().split('\n');
    expect(first).toMatch(/^grace@hopper\.example: enrolled/);
    expect(bad).toMatch(/^no address: not taken\./);
    expect(again).not.toMatch(/: enrolled$/);
    expect(other).toMatch(/^mary@shelley\.example: enrolled/);
    const { data } = await overture.campaigns.enrollments({ campaignId: outreach.campaignId });
    expect(data).toHaveLength(3);
  });
});

describe('weekly-report', () => {
  it('writes a line for each campaign that was launched', async () => {
    await overture.campaigns.create({ name: 'A draft' });
    const { code, stdout, stderr } = await runExample('weekly-report', [], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [header, ...lines] = stdout.trim().split('\n');
    expect(header).toBe('campaign,contacted,replied,reply rate,meetings,won');
    expect(lines).toEqual(['"Spring","0","0","","0",""']);
  });
});

describe('replies-to-chat', () => {
  const secret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
  const said: unknown[] = [];
  let chat: Server;
  let example: ChildProcess;
  let url: string;
  let conversationId: string;
  beforeAll(async () => {
    chat = createServer((request, response) => {
      void json(request).then((body) => {
        said.push(body);
        response.end();
      });
    });
    await new Promise<void>((ready) => chat.listen(0, '127.0.0.1', ready));
    const { conversation } = await overture.conversations.import({
      leadId: outreach.leadId,
      accountId: outreach.accountId,
      messages: [
        { externalId: '1', direction: 'in', text: 'Yes, please.', occurredAt: '2026-03-03T10:30:00Z' },
      ],
    });
    conversationId = conversation.id;
    const { port } = chat.address() as AddressInfo;
    example = startExample('replies-to-chat', [], {
      ...env,
      CHAT_URL: `http://127.0.0.1:${port}/`,
      WEBHOOK_SECRET: secret,
    });
    const line = await new Promise<string>((resolve, reject) => {
      example.stdout?.once('data', (piece: Buffer) => resolve(piece.toString()));
      example.once('close', () => reject(new Error('The example ended.')));
    });
    url = `http://127.0.0.1:${/\d+/.exec(line)?.[0] ?? ''}/`;
  });
  afterAll(async () => {
    if (example.exitCode === null) {
      const closed = new Promise((done) => example.once('close', done));
      example.kill('SIGTERM');
      await closed;
    }
    chat.close();
    chat.closeAllConnections();
  });

  const deliver = async (signedWith: string) => {
    const id = 'evt_01k2fs4kz8e5q9x0v7d3m6bwtn';
    const at = new Date();
    const body = JSON.stringify({
      id,
      type: 'reply.received',
      timestamp: at.toISOString(),
      data: { conversationId },
    });
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(signedWith).sign(id, at, body),
      },
      body,
    });
    return answer.status;
  };

  it('tells of a reply once, and only when it is signed', async () => {
    expect(await deliver(`whsec_${Buffer.from('somebody else').toString('base64')}`)).toBe(400);
    expect(said).toEqual([]);
    expect(await deliver(secret)).toBe(204);
    expect(await deliver(secret)).toBe(204);
    expect(said).toEqual([{ text: expect.stringMatching(/^Ada replied, .*: Yes, please\.$/) }]);
  });
});
