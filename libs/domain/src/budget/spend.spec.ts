import type { LimitState } from './budget.js';
import { type Purchase, spend } from './spend.js';

const TONIGHT = Temporal.Instant.from('2026-11-25T23:00:00Z');
const limit = (room: number, reason: LimitState['reason'] = 'budget_spent'): LimitState => ({
  cap: 10,
  taken: 10 - room,
  opensAt: TONIGHT,
  reason,
});
const invitation = (change: Partial<Purchase> = {}): Purchase => ({
  kind: 'linkedin_invite',
  notePolicy: 'wait',
  lane: [limit(3)],
  note: [limit(1, 'notes_spent')],
  domain: null,
  campaign: null,
  ...change,
});
const mail = (change: Partial<Purchase> = {}): Purchase => ({
  ...invitation({ kind: 'email', note: null }),
  domain: { name: 'acme.example', limit: limit(1, 'recipient_domain_spent') },
  campaign: limit(1, 'campaign_spent'),
  ...change,
});
const NO_NOTE = { note: [limit(0, 'notes_spent')] };

it.each<[string, Purchase, object]>([
  [
    'an invitation takes one of its kind and one note',
    invitation(),
    { do: 'take', items: ['linkedin_invite', 'linkedin_invite_note'], withoutNote: false },
  ],
  [
    'an invitation without a note takes no note',
    invitation({ note: null }),
    { do: 'take', items: ['linkedin_invite'], withoutNote: false },
  ],
  [
    'a mail takes of its account, of the domain and of the campaign',
    mail(),
    { do: 'take', items: ['email', '@acme.example', 'campaign'], withoutNote: false },
  ],
  [
    'a spent lane holds all',
    mail({ lane: [limit(3), limit(0, 'week_spent')] }),
    { do: 'hold_lane', reason: 'week_spent' },
  ],
  [
    'a spent domain holds this one',
    mail({ domain: { name: 'acme.example', limit: limit(0, 'recipient_domain_spent') } }),
    { do: 'hold_touch', reason: 'recipient_domain_spent', until: TONIGHT },
  ],
  [
    'a spent campaign holds this one',
    mail({ campaign: limit(0, 'campaign_spent') }),
    { do: 'hold_touch', reason: 'campaign_spent', until: TONIGHT },
  ],
  [
    'a note that cannot be paid waits, unless somebody said otherwise',
    invitation(NO_NOTE),
    { do: 'hold_touch', reason: 'notes_spent', until: TONIGHT },
  ],
  [
    'a note that cannot be paid is left out where somebody said so',
    invitation({ ...NO_NOTE, notePolicy: 'send_without' }),
    { do: 'take', items: ['linkedin_invite'], withoutNote: true },
  ],
  [
    'an invitation is skipped where somebody said so',
    invitation({ ...NO_NOTE, notePolicy: 'skip' }),
    { do: 'skip', reason: 'notes_spent' },
  ],
])('%s', (_name, purchase, decision) => {
  expect(spend(purchase)).toEqual(decision);
});
