import { randomUUID } from 'node:crypto';
import { createUnsubscribeTokens } from '#application';
import { decodeId } from '#contracts';
import { launch } from './support/outreach.js';
import { call, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

/** The link in an email that went out to a person of a running campaign. */
async function sentLink(email: string): Promise<{ path: string; leadId: string }> {
  const outreach = await launch(api, key, email);
  const leadId = decodeId('lead', outreach.leadId);
  const touchId = randomUUID();
  const [row] = await api.query<{ workspace_id: string }>(
    `INSERT INTO touches (workspace_id, id, kind, state, lead_id, account_id, channel_identity_id, campaign_id,
       enrollment_id, step_id, text, priority, due_at, sent_at, created_at)
     SELECT e.workspace_id, $1, 'email', 'sent', e.lead_id, $3, c.id, e.campaign_id, e.id, 'mail', 'Hello', 20, now(),
       now(), now()
     FROM enrollments e JOIN channel_identities c ON c.workspace_id = e.workspace_id AND c.lead_id = e.lead_id
     WHERE e.lead_id = $2 RETURNING workspace_id`,
    [touchId, leadId, decodeId('account', outreach.accountId)],
  );
  const tokens = createUnsubscribeTokens(api.config.OVERTURE_SECRET_KEY);
  return { path: `/u/${tokens.issue(row?.workspace_id ?? '', touchId)}`, leadId: outreach.leadId };
}

const suppressed = async (): Promise<string[]> =>
  (await call(api, 'GET', '/v1/suppressions', { key })).body.data.map(
    ({ value }: { value: string }) => value,
  );

const enrollmentOf = async (leadId: string) =>
  (await call(api, 'GET', `/v1/leads/${leadId}/why`, { key })).body.enrollments[0];

const ONE_CLICK = { 'content-type': 'application/x-www-form-urlencoded' };

it('looking at the link, as mail scanners do, changes nothing', async () => {
  const { path, leadId } = await sentLink('looked@example.com');
  for (const method of ['GET', 'HEAD']) {
    const answer = await call(api, method, path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  expect(await suppressed()).not.toContain('looked@example.com');
  expect((await enrollmentOf(leadId))?.status).toBe('active');
});

it.each([
  ['one click of a mail program', 'clicked@example.com', 'List-Unsubscribe=One-Click', ONE_CLICK],
  ['an empty post', 'posted@example.com', undefined, {}],
])('%s acts at once: no key, no cookie, no redirect', async (_, email, body, headers) => {
  const { path, leadId } = await sentLink(email);
  const answer = await call(api, 'POST', path, { body, headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('location')).toBeNull();
  expect(answer.text).toContain('You are unsubscribed');
  expect(await suppressed()).toContain(email);
  expect(await enrollmentOf(leadId)).toMatchObject({ status: 'stopped', stopReason: 'unsubscribed' });
});

it('clicking twice, or twenty times at once, is answered alike', async () => {
  const { path } = await sentLink('twice@example.com');
  const post = () => call(api, 'POST', path, { body: 'List-Unsubscribe=One-Click', headers: ONE_CLICK });
  const answers = await Promise.all(Array.from({ length: 20 }, post));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await suppressed()).filter((value) => value === 'twice@example.com')).toHaveLength(1);
  const events = await api.query("SELECT 1 FROM events WHERE type = 'lead.unsubscribed'");
  expect(events.length).toBeGreaterThan(0);
});

it('an unknown link gets a page that says so', async () => {
  const strange = createUnsubscribeTokens(api.config.OVERTURE_SECRET_KEY).issue(randomUUID(), randomUUID());
  for (const [method, path] of [
    ['GET', '/u/nonsense'],
    ['POST', '/u/nonsense'],
    ['POST', '/u/%22%3E%3Cscript%3E'],
    ['POST', `/u/${strange}`],
  ] as const) {
    const answer = await call(api, method, path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.text).not.toContain('<script');
  }
});
