import { claimVerdict, type ClaimFacts } from './claim.js';

const ready: ClaimFacts = {
  kind: 'email',
  state: 'reserved',
  askedFence: 3,
  fence: 3,
  killSwitch: false,
  campaignStatus: 'running',
  enrollmentStatus: 'active',
  enrollmentPaused: false,
  stopReason: null,
  leftStep: false,
  suppressed: false,
  pendingInbound: false,
  addressBlockedFor: null,
  accountStatus: 'running',
  inboxReadRecently: true,
  windowOpen: true,
  onTime: true,
};

describe('the last gate before a touch leaves', () => {
  it('lets a touch pass when nothing speaks against it', () => {
    expect(claimVerdict(ready)).toEqual({ do: 'claim' });
  });

  it.each([
    ['an old reservation', { fence: 4 }, { do: 'ignore' }],
    ['a touch already claimed', { state: 'sending' }, { do: 'ignore' }],
    ['a touch already sent', { state: 'sent' }, { do: 'ignore' }],
    ['a suppressed person', { suppressed: true }, { do: 'cancel', reason: 'suppressed' }],
    ['the kill switch', { killSwitch: true }, { do: 'defer', reason: 'workspace_killed' }],
    ['a paused account', { accountStatus: 'paused' }, { do: 'defer', reason: 'account_paused' }],
    [
      'a broken account',
      { accountStatus: 'needs_attention' },
      { do: 'defer', reason: 'account_needs_attention' },
    ],
    ['a person who has left the step', { leftStep: true }, { do: 'cancel', reason: 'converted' }],
    ['a paused enrollment', { enrollmentPaused: true }, { do: 'defer', reason: 'enrollment_paused' }],
    ['a paused campaign', { campaignStatus: 'paused' }, { do: 'defer', reason: 'campaign_paused' }],
    [
      'an address that is thrown away',
      { addressBlockedFor: 'disposable' },
      { do: 'fail', reason: 'address_disposable' },
    ],
    ['a stopped campaign', { campaignStatus: 'stopped' }, { do: 'cancel', reason: 'campaign_stopped' }],
    [
      'a person who replied',
      { enrollmentStatus: 'stopped', stopReason: 'replied' },
      { do: 'cancel', reason: 'replied' },
    ],
    [
      'an unread message of that person',
      { pendingInbound: true },
      { do: 'defer', reason: 'pending_inbound' },
    ],
    ['an inbox that nobody read', { inboxReadRecently: false }, { do: 'defer', reason: 'inbox_not_read' }],
    [
      "an hour at which the account's window is shut",
      { windowOpen: false },
      { do: 'defer', reason: 'outside_window' },
    ],
    ['a slot that passed long ago', { onTime: false }, { do: 'defer', reason: 'slot_missed' }],
  ] as const)('stops at %s', (_name, change, verdict) => {
    expect(claimVerdict({ ...ready, ...change })).toEqual(verdict);
  });

  it('exempts an answer to somebody who wrote from what protects strangers', () => {
    const reply: ClaimFacts = {
      ...ready,
      kind: 'email_reply',
      campaignStatus: null,
      enrollmentStatus: null,
      pendingInbound: true,
      inboxReadRecently: false,
      windowOpen: false,
      onTime: false,
    };
    expect(claimVerdict(reply)).toEqual({ do: 'claim' });
  });

  it('never answers somebody who may not be contacted', () => {
    expect(claimVerdict({ ...ready, kind: 'email_reply', suppressed: true })).toEqual({
      do: 'cancel',
      reason: 'suppressed',
    });
  });
});
