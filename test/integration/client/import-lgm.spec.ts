import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOverture, type Overture } from '@overture/client';
import { createLgmApi } from '../../../launcher/lgm/lgm-api.ts';
import { createLgmReader } from '../../../launcher/lgm/lgm-reader.ts';
import { importLgm } from '../../../launcher/lgm/import-lgm.ts';
import { openProgress } from '../../../launcher/lgm/progress.ts';
import { newReport, type Report } from '../../../launcher/lgm/report.ts';
import { type FakeLgm, LGM_KEY, startFakeLgm } from '../../support/lgm/fake-lgm.js';
import { connectAccount } from '../api/support/outreach.js';
import { type RunningApi, runApi } from '../api/support/running-api.js';

let api: RunningApi;
let lgm: FakeLgm;
let overture: Overture;
let dir: string;
/** Theirs, a hundred times as fast. */
const PACE = { calls: 50, periodMs: 100 };
beforeAll(async () => {
  api = await runApi();
  lgm = await startFakeLgm(undefined, { ...PACE, periodMs: PACE.periodMs * 0.8 });
  const apiKey = await api.key();
  overture = createOverture({ baseUrl: api.url, apiKey });
  await connectAccount(api, apiKey, 'email', 'lena@overture.example');
  dir = mkdtempSync(join(tmpdir(), 'import-lgm-'));
});
afterAll(async () => {
  await lgm.close();
  await api.close();
  rmSync(dir, { recursive: true });
});

async function run(): Promise<Report> {
  const reader = createLgmReader(createLgmApi({ url: lgm.url, key: LGM_KEY, pace: PACE }));
  const progress = openProgress(join(dir, 'progress.json'));
  return importLgm({ lgm: reader, overture, progress, report: newReport(), say: () => undefined });
}

async function second() {
  const { data } = await overture.leads.search({ email: 'person2@company2.example' });
  return data[0];
}

describe('an import from La Growth Machine', () => {
  it('that breaks off goes on where it stopped, and ends with everything', async () => {
    lgm.failOnce('/audiences/5f0001000000000000000001/leads');
    const broken = createLgmReader(
      createLgmApi({
        url: lgm.url,
        key: LGM_KEY,
        pace: { calls: 1_000, periodMs: 1 },
        sleep: () => Promise.reject(new Error('cut')),
      }),
    );
    const progress = openProgress(join(dir, 'progress.json'));
    await expect(
      importLgm({ lgm: broken, overture, progress, report: newReport(), say: () => undefined }),
    ).rejects.toThrow('cut');

    const report = await run();
    expect(report.counts).toMatchObject({
      leadsCreated: 231,
      leadsLeftOut: 1,
      statuses: 60,
      suppressions: 1,
      campaignsCreated: 28,
      conversations: 1,
      messagesAdded: 2,
    });
    expect(report.notes.map(({ note }) => note).join('\n')).toMatch(/not an email address/);
  });

  it('brings leads with their fields, their audience and their furthest status', async () => {
    const lead = await second();
    expect(lead).toMatchObject({
      professionalEmail: 'person2@company2.example',
      jobTitle: 'Chief Marketing Officer',
      company: { name: 'Company 2', domain: 'company2.example' },
      attributes: { lgm_custom_1: 'Tier 2', lgm_status: 'INTERESTED', lgm_campaigns: 'SaaS in spring' },
    });
    const { data } = await overture.audiences.list({ limit: 200 });
    const audience = data.find(({ name }) => name === 'CMOs in SaaS');
    const members: string[] = [];
    for await (const { id } of overture.iterate('leads.search', {
      audienceId: audience?.id ?? '',
      limit: 200,
    }))
      members.push(id);
    expect(members).toHaveLength(230);
  });

  it('keeps the promise to whoever unsubscribed', async () => {
    const { data } = await overture.suppressions.list({});
    expect(data.map(({ kind, value }) => `${kind} ${value}`).sort()).toEqual([
      'email person1@company1.example',
      'linkedin person-1',
    ]);
  });

  it('brings campaigns as drafts that nobody is contacted by', async () => {
    const { data } = await overture.campaigns.list({ text: 'SaaS in spring' });
    expect(data).toMatchObject([{ status: 'draft', audiences: [{}], accountIds: [expect.any(String)] }]);
    const sequence = await overture.sequences.get({ sequenceId: data[0]?.sequenceId ?? '' });
    expect(sequence.graph.steps.map(({ kind }) => kind)).toEqual([
      'linkedin_invite',
      'condition',
      'linkedin_message',
      'wait',
      'email',
      'end',
    ]);
    expect(await api.query('SELECT 1 FROM touches')).toEqual([]);
  });

  it('brings what was written, and tells whose account is missing', async () => {
    const lead = await second();
    const { data } = await overture.conversations.list({ leadId: lead?.id });
    expect(data).toMatchObject([{ needsReply: true, lastMessage: { text: 'Yes, call me on Tuesday.' } }]);
  });

  it('can be repeated: it changes nothing, and stays within their limit', async () => {
    const { counts, notes } = await run();
    expect(counts).toMatchObject({
      audiencesCreated: 0,
      leadsCreated: 0,
      campaignsCreated: 0,
      campaignsFound: 28,
      messagesAdded: 0,
      messagesKnown: 2,
    });
    expect(notes.map(({ note }) => note).join('\n')).toMatch(/Nobody Here has no linkedin account/);
    expect(lgm.refusals).toBe(0);
    expect(() => readFileSync(join(dir, 'progress.json'))).toThrow('ENOENT');
  });
});
