/** What does a typical request look like? A test checks each example against its operation. */
import type { ActName, ReadName } from '#contracts';

const LEAD = 'lead_01k2fs4kz8e5q9x0v7d3m6bwtn';
const AUDIENCE = 'aud_01k2fs4kz8e5q9x0v7d3m6bwtn';
const SEQUENCE = 'seq_01k2fs4kz8e5q9x0v7d3m6bwtn';
const ACCOUNT = 'acc_01k2fs4kz8e5q9x0v7d3m6bwtn';
const IDENTITY = 'idn_01k2fs4kz8e5q9x0v7d3m6bwtn';

const GRAPH = {
  start: 'invite',
  steps: [
    {
      id: 'invite',
      kind: 'linkedin_invite',
      note: 'Hello {{ first_name }}, may we connect?',
      next: 'accepted',
    },
    {
      id: 'accepted',
      kind: 'condition',
      if: { ask: 'invitation_accepted' },
      within: { days: 5 },
      then: 'message',
      else: 'mail',
    },
    {
      id: 'message',
      kind: 'linkedin_message',
      body: 'Thank you for connecting, {{ first_name }}!',
      next: 'end',
    },
    {
      id: 'mail',
      kind: 'email',
      subject: 'A question about {{ company_name }}',
      body: 'Hello {{ first_name }}, …',
      next: 'end',
    },
    { id: 'end', kind: 'end' },
  ],
};

/** Bodies by operation; without the fields that stand in the path. */
export const EXAMPLES: Partial<Record<ActName | ReadName, Readonly<Record<string, unknown>>>> = {
  'workspace.update': { killSwitch: true },
  'leads.upsert': {
    firstName: 'Ada',
    lastName: 'Moreau',
    professionalEmail: 'ada.moreau@northwind.example',
    linkedinUrl: 'https://www.linkedin.com/in/ada-moreau',
    jobTitle: 'Chief Marketing Officer',
    company: { domain: 'northwind.example', name: 'Northwind', industry: 'SaaS', size: 120 },
  },
  'leads.search': { filter: { functions: ['marketing'], seniorities: ['c_level'] }, limit: 20 },
  'leads.import': {
    csv: 'First name,Email,Job title,Company\nAda,ada.moreau@northwind.example,CMO,Northwind\n',
    audienceName: 'CMOs in SaaS',
    dryRun: true,
  },
  'leads.bulk_upsert': {
    leads: [
      { firstName: 'Ada', lastName: 'Moreau', professionalEmail: 'ada.moreau@northwind.example' },
      { linkedinUrl: 'https://www.linkedin.com/in/grace-hopper', jobTitle: 'CTO' },
    ],
  },
  'leads.update': { jobTitle: 'Chief Marketing Officer', phone: null },
  'companies.update': { industry: 'Software', size: 140, tags: ['saas', 'series-b'] },
  'companies.upsert': { domain: 'northwind.example', name: 'Northwind', industry: 'SaaS', tags: ['saas'] },
  'audiences.create': {
    name: 'CMOs in SaaS',
    filter: { functions: ['marketing'], seniorities: ['c_level'], industries: ['SaaS'] },
  },
  'audiences.preview': { filter: { functions: ['marketing'], seniorities: ['c_level'] }, sample: 3 },
  'audiences.add_leads': { leadIds: [LEAD] },
  'sequences.create': { name: 'LinkedIn first, then email', graph: GRAPH },
  'sequences.update': { name: 'LinkedIn first' },
  'sequences.validate': { graph: GRAPH },
  'sequences.add_step': {
    step: { kind: 'email', body: 'Hello again, {{ first_name }}!' },
    after: 'accepted',
    branch: 'else',
  },
  'sequences.update_step': { subject: 'A question for {{ company_name | default: "you" }}' },
  'sequences.move_step': { after: 'message' },
  'templates.update': { name: 'LinkedIn, then email' },
  'campaigns.create': {
    name: 'CMOs, second quarter',
    sequenceId: SEQUENCE,
    audienceIds: [AUDIENCE],
    accountIds: [ACCOUNT],
  },
  'campaigns.update': { name: 'CMOs, third quarter' },
  'audiences.remove_leads': { leadIds: [LEAD] },
  'audiences.update': { name: 'Heads of marketing in SaaS' },
  'campaigns.attach_audience': { live: true },
  'campaigns.set_caps': { maxEnrollments: 2_000, maxEnrollmentsPerDay: 50 },
  'campaigns.plan_enroll': { leadIds: [LEAD] },
  'snippets.create': { name: 'intro', text: 'Hello {{ first_name | default: "there" }},' },
  'snippets.update': { text: '{Hi|Hello} {{ first_name | default: "there" }},' },
  'campaigns.plan_edit': {},
  'campaigns.rollback': { version: 1 },
  'enrollments.create': { leadIds: [LEAD] },
  'enrollments.skip_step': { stepId: 'pause' },
  'enrollments.run_now': { stepId: 'pause' },
  'enrollments.stop': { reason: 'wrong_person' },
  'leads.stop_all': { reason: 'left_company' },
  'campaigns.simulate': { days: 90, runs: 20, rates: { reply: 0.06 } },
  'campaigns.pause': { reason: 'Holidays' },
  'campaigns.stop': { reason: 'The product was withdrawn' },
  'campaigns.duplicate': { name: 'CMOs, fourth quarter', withAudiences: true },
  'campaigns.attach_identity': { identityId: IDENTITY },
  'campaigns.save_as_template': { name: 'LinkedIn first', description: 'For people with a profile.' },
  'campaigns.test_send': { stepId: 'mail', to: 'lena@overture.example', leadId: LEAD },
  'campaigns.plan_launch': { exclude: { contactedWithinDays: 30, sameCompanyActive: true } },
  'identities.update': {
    signature: 'Ada Byron\nNorthwind, London',
    window: {
      zone: 'Europe/Paris',
      weekdays: [1, 2, 3, 4, 5],
      ranges: [
        { from: '09:00', to: '12:30' },
        { from: '14:00', to: '18:00' },
      ],
      holidays: ['2026-12-25'],
    },
  },
  'identities.create': { name: 'Lena Vogt' },
  'accounts.connect': {
    identityId: IDENTITY,
    channel: 'email',
    address: 'lena@overture.example',
    displayName: 'Lena Vogt',
    settings: {
      smtp: { host: 'smtp.overture.example', port: 465, secure: true },
      imap: { host: 'imap.overture.example', port: 993, secure: true },
      savesSent: false,
    },
    credentials: { password: '…' },
  },
  'accounts.update': { status: 'paused' },
  'accounts.update_credentials': { credentials: { password: '…' } },
  'keys.create': { name: 'CRM sync', scopes: ['outreach:read', 'leads:write'], readsPerMinute: 600 },
  'keys.update': { name: 'CRM sync, nightly' },
  'hooks.create': { kind: 'sales' },
  'conversations.set_disposition': { disposition: 'interested', needsReply: false },
  'conversations.import': {
    leadId: LEAD,
    accountId: ACCOUNT,
    messages: [
      {
        externalId: 'old-system-4711',
        direction: 'in',
        text: 'Yes, call me on Tuesday.',
        occurredAt: '2026-03-03T10:30:00Z',
      },
    ],
  },
  'conversations.plan_reply': { text: 'Gladly! Would Tuesday at ten suit you?' },
  'figures.compare': { campaignIds: 'cmp_01k2fs4kz8e5q9x0v7d3m6bwtn' },
  'figures.timeseries': {
    campaignIds: 'cmp_01k2fs4kz8e5q9x0v7d3m6bwtn',
    from: '2026-05-01',
    to: '2026-05-31',
  },
  'figures.explain': { metric: 'replied' },
  'meetings.update': { status: 'held' },
  'meetings.attach': { leadId: LEAD },
  'meetings.record': { leadId: LEAD, externalId: 'cal-4711', startsAt: '2026-05-12T10:00:00+02:00' },
  'deals.record': {
    leadId: LEAD,
    externalId: 'crm-0815',
    name: 'Northwind, first year',
    source: 'hubspot',
    stage: 'Contract signed',
    status: 'won',
    valueCents: 1_200_000,
    currency: 'EUR',
  },
  'deals.update': { stage: 'Negotiation', valueCents: 1_400_000 },
  'leads.merge': {
    otherLeadId: LEAD,
    prefer: 'this',
    fields: { phone: 'other' },
  },
  'addresses.check': { addresses: ['ada.moreau@northwind.example', 'info@northwind.example'] },
  'suppressions.add': { kind: 'domain', value: 'competitor.example', reason: 'A competitor' },
  'touches.resolve': { as: 'skip' },
  'webhooks.create': {
    url: 'https://hooks.northwind.example/overture',
    types: ['reply.received', 'meeting.booked'],
    description: 'The CRM',
  },
  'webhooks.update': { types: null, status: 'enabled', missed: 'send' },
  'webhooks.replay': { after: 'evt_01k2fs4kz8e5q9x0v7d3m6bwtn' },
};
