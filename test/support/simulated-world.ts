/** A world for simulations, with as many people and steps as somebody wants. */
import {
  type AccountLimits,
  accountLimits,
  NO_CONTACT_POLICY,
  type SendingWindow,
  type SequenceGraph,
  type SimulatedAccount,
  type SimulatedLead,
  type SimulatedWorld,
  type SimulationRules,
  type Step,
} from '#domain';

/** A Monday, 08:00 in Paris. */
export const START = Temporal.Instant.from('2026-03-02T07:00:00Z');

export const OFFICE: SendingWindow = {
  zone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5],
  ranges: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
};

/** So many emails, three days apart. */
export function emails(count: number): SequenceGraph {
  const steps = Array.from({ length: count }, (_, index): Step[] => [
    { id: `mail${index}`, kind: 'email', subject: 'Hello', body: 'Hello.', next: `wait${index}` },
    {
      id: `wait${index}`,
      kind: 'wait',
      for: { days: 3 },
      next: index + 1 === count ? 'end' : `mail${index + 1}`,
    },
  ]).flat();
  return { start: steps[0]?.id ?? 'end', steps: [...steps, { id: 'end', kind: 'end' }] };
}

export function account(id: string, change: Partial<SimulatedAccount> = {}): SimulatedAccount {
  const limits: AccountLimits = accountLimits({ email: 50, linkedin_invite: 15, linkedin_message: 30 }, {});
  return {
    id,
    windows: [OFFICE],
    zone: 'Europe/Paris',
    limits,
    gapSeconds: { min: 60, max: 180 },
    blockedBy: null,
    ...change,
  };
}

export function lead(
  index: number,
  graph: SequenceGraph,
  accountId: string,
  change: Partial<SimulatedLead> = {},
): SimulatedLead {
  const id = `lead${String(index).padStart(6, '0')}`;
  return {
    enrollmentId: id,
    leadId: id,
    campaignId: 'campaign',
    identityId: 'ada',
    companyId: null,
    graph,
    position: { stepId: graph.start, enteredAt: START },
    facts: {
      hasEmail: true,
      hasLinkedin: true,
      invitationAccepted: false,
      invitationPending: false,
      replied: false,
      meetingBooked: false,
      dealWon: false,
      fields: {},
      touches: {},
      taken: {},
      dealt: { campaignId: 'campaign', leadId: id, companyId: null },
      calendar: { zone: 'Europe/Paris' },
    },
    contacted: false,
    dueAt: START,
    accountIds: { email: accountId, linkedin: accountId },
    windows: [],
    recipientDomain: `company${index % 3000}.test`,
    open: null,
    heldBy: null,
    ...change,
  };
}

export function world(
  accounts: readonly SimulatedAccount[],
  leads: readonly SimulatedLead[],
  change: Partial<SimulatedWorld> = {},
): SimulatedWorld {
  return {
    now: START,
    accounts,
    lanes: [],
    uses: [],
    campaigns: [{ id: 'campaign', weight: 1, dailyCap: null, used: [] }],
    leads,
    contactPolicy: NO_CONTACT_POLICY,
    contacts: [],
    troubleWithWords: () => null,
    ...change,
  };
}

export const RULES: SimulationRules = {
  seed: '1',
  days: 366,
  horizonSeconds: 300,
  mostSlots: 20,
  rates: { acceptance: 0, reply: 0 },
};
