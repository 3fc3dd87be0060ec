import { describe, expect, it } from '@jest/globals';
import type { Channel, SequenceGraph } from '#domain';
import { campaignProblems, isReady } from './campaign-problems.js';
import type { CampaignAccount, CampaignRecord } from './campaign-store.port.js';

const GRAPH: SequenceGraph = {
  start: 'visit',
  steps: [
    { id: 'visit', kind: 'linkedin_visit', next: 'mail' },
    { id: 'mail', kind: 'email', subject: 'Hi', body: 'Hello', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

const account = (
  identityId: string,
  channel: Channel,
  more: Partial<CampaignAccount> = {},
): CampaignAccount => ({
  id: `${identityId}-${channel}`,
  identityId,
  identityName: identityId,
  identitySignature: null,
  signature: null,
  channel,
  address: `${identityId}@${channel}`,
  status: 'running',
  windows: [{ zone: 'UTC', weekdays: [1], ranges: [{ from: '09:00', to: '17:00' }] }],
  dailyCaps: {},
  ...more,
});

function problemsOf(
  accounts: readonly CampaignAccount[],
  graph: SequenceGraph | undefined = GRAPH,
  audienceSize = 3,
  hours: Partial<Pick<CampaignRecord, 'window' | 'inLeadZone'>> = {},
) {
  const campaign = {
    sequenceId: 's',
    audiences: [{ id: 'a', live: false }],
    accountIds: accounts.map(({ id }) => id),
    window: null,
    inLeadZone: false,
    ...hours,
  };
  return campaignProblems({ campaign, graph, mentioned: [], audienceSize, accounts, now: NOW });
}
const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');
const codes = (...of: Parameters<typeof problemsOf>) => problemsOf(...of).map((problem) => problem.code);

describe('the problems of a campaign', () => {
  it('are none when one identity has an account for every channel', () => {
    expect(codes([account('ada', 'email'), account('ada', 'linkedin')])).toEqual([]);
  });

  it('name each channel that nobody can speak on', () => {
    expect(codes([account('ada', 'email')])).toEqual(['no_linkedin_account']);
    expect(codes([account('ada', 'linkedin')])).toEqual(['no_mailbox']);
  });

  it('include that no single person has both channels', () => {
    expect(codes([account('ada', 'email'), account('bob', 'linkedin')])).toEqual(['no_complete_identity']);
  });

  it('include hours that never come and caps that let nothing through', () => {
    const shut = { zone: 'UTC', weekdays: [1], ranges: [{ from: '09:00', to: '09:00' }] };
    expect(codes([account('ada', 'email', { windows: [shut] }), account('ada', 'linkedin')])).toEqual([
      'window_never_opens',
    ]);
    const none = { email: 0, linkedin_invite: 0 };
    // The sequence invites nobody, so that cap does not matter.
    expect(
      problemsOf([
        account('ada', 'email', { dailyCaps: none }),
        account('ada', 'linkedin', { dailyCaps: none }),
      ]),
    ).toEqual([expect.objectContaining({ code: 'cap_is_zero', path: 'accountIds[0]', level: 'error' })]);
  });

  it('include hours that never meet: of the workspace and the account, and of the campaign', () => {
    const morning = { zone: 'UTC', weekdays: [1], ranges: [{ from: '09:00', to: '12:00' }] };
    const evening = { zone: 'UTC', weekdays: [1], ranges: [{ from: '18:00', to: '20:00' }] };
    const tuesday = { ...morning, weekdays: [2] };
    const accounts = [account('ada', 'email', { windows: [morning, evening] }), account('ada', 'linkedin')];
    expect(problemsOf(accounts)).toEqual([
      expect.objectContaining({ code: 'window_never_opens', path: 'accountIds[0]', level: 'error' }),
    ]);
    const open = [account('ada', 'email'), account('ada', 'linkedin', { windows: [evening] })];
    expect(problemsOf(open, GRAPH, 3, { window: morning })).toEqual([
      expect.objectContaining({ code: 'window_never_opens', path: 'window', level: 'error' }),
    ]);
    expect(problemsOf(open, GRAPH, 3, { window: tuesday }).map(({ path }) => path)).toEqual([
      'window',
      'window',
    ]);
    // Leads of other zones may still be reached.
    expect(problemsOf(open, GRAPH, 3, { window: morning, inLeadZone: true })).toEqual([
      expect.objectContaining({ code: 'window_never_opens', path: 'window', level: 'warning' }),
    ]);
  });

  it('only warn of an identity that stays silent beside one that speaks', () => {
    const problems = problemsOf([
      account('ada', 'email'),
      account('ada', 'linkedin'),
      account('bob', 'email'),
    ]);
    expect(problems).toMatchObject([{ code: 'identity_stays_silent', level: 'warning' }]);
    expect(isReady(problems)).toBe(true);
  });

  it('include a second account of one identity and channel', () => {
    const second = account('ada', 'email', { id: 'ada-email-2' });
    expect(codes([account('ada', 'email'), second, account('ada', 'linkedin')])).toEqual([
      'two_accounts_of_one_channel',
    ]);
  });

  it('point at each account that does not run', () => {
    const paused = account('ada', 'linkedin', { status: 'paused' });
    const problems = problemsOf([account('ada', 'email'), paused]);
    expect(problems).toMatchObject([{ path: 'accountIds[1]', code: 'account_not_running', level: 'error' }]);
  });

  it('carry the path of what is wrong in the sequence', () => {
    const broken = { ...GRAPH, start: 'nowhere' };
    const problems = problemsOf([account('ada', 'email'), account('ada', 'linkedin')], broken);
    expect(problems.map((problem) => problem.path)).toContain('sequence.start');
    expect(isReady(problems)).toBe(false);
  });
});
