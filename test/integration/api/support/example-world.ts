/**
 * On what do the examples of the documentation run? On fresh things, made over REST as a developer makes them, each in the
 * state that its operation needs.
 */
import { randomUUID } from 'node:crypto';
import type { OperationName } from '#contracts';
import { EXAMPLES } from '../../../../apps/api/src/openapi/examples.js';
import { connectAccount } from './outreach.js';
import { call, type RunningApi } from './running-api.js';

export class ExampleWorld {
  private audience: string | undefined;

  /** `maker` makes things; whose the call is, is `caller`: who proposes a plan may not approve it. */
  constructor(
    private readonly api: RunningApi,
    private readonly key: string,
    private readonly caller: string,
  ) {}

  /** A fresh thing of the kind; undefined when nobody has said how it is made. */
  async fresh(prefix: string, name: OperationName): Promise<string | undefined> {
    const make = (this.makers as Readonly<Record<string, (name: OperationName) => Promise<string>>>)[prefix];
    return make?.(name);
  }

  /** The first id of this kind in the answer to a call that must succeed. */
  async made(prefix: string, method: string, path: string, body?: unknown, key = this.key): Promise<string> {
    const answer = await call(this.api, method, path, {
      key,
      body,
      headers: method === 'GET' ? {} : { 'idempotency-key': randomUUID() },
    });
    const [id] = new RegExp(`${prefix}_[0-9a-z]{26}`).exec(answer.text) ?? [];
    if (answer.status >= 300 || id === undefined)
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return id;
  }

  private readonly makers = {
    lead: () => this.made('lead', 'POST', '/v1/leads', { firstName: 'Ada', professionalEmail: address() }),
    cpy: () => this.made('cpy', 'POST', '/v1/companies', { name: address() }),
    aud: async (name?: OperationName) => {
      if (name !== undefined && OF_CAMPAIGN.includes(name) && this.audience !== undefined)
        return this.audience;
      const leadId = await this.makers.lead();
      return this.made('aud', 'POST', '/v1/audiences', { name: address(), leadIds: [leadId] });
    },
    seq: async (name?: OperationName) => {
      if (name === 'sequences.get_version')
        return this.made('seq', 'GET', `/v1/campaigns/${await this.campaign('running')}`);
      return this.made('seq', 'POST', '/v1/sequences', {
        name: address(),
        graph: name?.startsWith('sequences.') ? EXAMPLES['sequences.create']?.['graph'] : MAIL,
      });
    },
    idn: async () => {
      await this.makers.acc();
      return this.made('idn', 'GET', '/v1/accounts');
    },
    acc: (name?: OperationName) =>
      connectAccount(
        this.api,
        this.key,
        'email',
        name === 'campaigns.test_send' ? 'lena@overture.example' : address(),
      ),
    cmp: (name: OperationName) => this.campaign(NEEDS[name] ?? 'draft', name),
    enr: async () => {
      const campaignId = await this.campaign('running');
      return this.made('enr', 'GET', `/v1/campaigns/${campaignId}/enrollments`);
    },
    plan: async (name: OperationName) => {
      const campaignId = await this.campaign('draft');
      const policy = name === 'plans.approve' ? 'person' : 'auto';
      await this.made('wsp', 'PATCH', '/v1/workspace', { planPolicy: policy });
      const plan = await this.made('plan', 'POST', `/v1/campaigns/${campaignId}/launch-plans`, {});
      await this.made('wsp', 'PATCH', '/v1/workspace', { planPolicy: 'auto' });
      return plan;
    },
    mtg: async () => {
      const leadId = await this.makers.lead();
      const body = { leadId, externalId: address(), startsAt: '2026-05-12T10:00:00Z' };
      return this.made('mtg', 'POST', '/v1/meetings', body);
    },
    deal: async () => {
      const leadId = await this.makers.lead();
      return this.made('deal', 'POST', '/v1/deals', {
        ...EXAMPLES['deals.record'],
        leadId,
        externalId: address(),
      });
    },
    tpl: async () => {
      const sequenceId = await this.makers.seq();
      const campaignId = await this.made('cmp', 'POST', '/v1/campaigns', { name: address(), sequenceId });
      return this.made('tpl', 'POST', `/v1/campaigns/${campaignId}/save-as-template`, { name: address() });
    },
    tch: async () => {
      const campaignId = await this.campaign('draft', 'campaigns.test_send');
      return this.made('tch', 'POST', `/v1/campaigns/${campaignId}/test-send`, {
        ...EXAMPLES['campaigns.test_send'],
        leadId: await this.makers.lead(),
      });
    },
    whk: () => this.made('whk', 'POST', '/v1/webhooks', EXAMPLES['webhooks.create']),
    mrg: async () => {
      const [leadId, otherLeadId] = [await this.makers.lead(), await this.makers.lead()];
      return this.made('mrg', 'POST', `/v1/leads/${leadId}/merge`, { otherLeadId });
    },
    imp: async () => this.imported(),
    snp: () =>
      this.made('snp', 'POST', '/v1/snippets', {
        ...EXAMPLES['snippets.create'],
        name: `intro_${++snippets}`,
      }),
    sup: () =>
      this.made('sup', 'POST', '/v1/suppressions', { kind: 'email', value: address(), reason: 'Asked' }),
    key: () => this.made('key', 'POST', '/v1/keys', { name: 'Example', scopes: ['outreach:read'] }),
    act: async () => {
      await this.made('idn', 'POST', '/v1/identities', { name: 'Otto' }, this.caller);
      return this.made('act', 'GET', '/v1/actions', undefined, this.caller);
    },
    cnv: async () => {
      const [leadId, accountId] = [await this.makers.lead(), await this.makers.acc()];
      return this.made('cnv', 'POST', '/v1/conversations/import', {
        ...EXAMPLES['conversations.import' as OperationName],
        leadId,
        accountId,
      });
    },
  };

  private async imported(): Promise<string> {
    const answer = await call(this.api, 'POST', '/v1/imports', {
      key: this.key,
      body: 'Email\nada@northwind.example\n',
      headers: { 'content-type': 'text/csv' },
    });
    return answer.body.id;
  }

  private async campaign(state: CampaignState, name?: OperationName): Promise<string> {
    const [sequenceId, audienceId, accountId] = [
      await this.makers.seq(),
      await this.makers.aud(),
      await this.makers.acc(name),
    ];
    this.audience = audienceId;
    const id = await this.made('cmp', 'POST', '/v1/campaigns', {
      name: address(),
      sequenceId,
      audienceIds: [audienceId],
      accountIds: [accountId],
    });
    if (state === 'draft') return id;
    const plan = await this.made('plan', 'POST', `/v1/campaigns/${id}/launch-plans`, {});
    await this.made('cmp', 'POST', `/v1/plans/${plan}/execute`);
    if (state === 'paused') await this.made('cmp', 'POST', `/v1/campaigns/${id}/pause`);
    if (state === 'edited' || state === 'moved')
      await this.made('seq', 'PATCH', `/v1/sequences/${sequenceId}`, { graph: LATER_MAIL });
    if (state === 'moved') {
      const edit = await this.made('plan', 'POST', `/v1/campaigns/${id}/edit-plans`, {});
      await this.made('cmp', 'POST', `/v1/plans/${edit}/execute`);
    }
    return id;
  }
}

/** Edited: its draft differs from what runs. Moved: it runs its second version. */
type CampaignState = 'draft' | 'running' | 'paused' | 'edited' | 'moved';

/** Those that name an audience of the campaign that they name. */
const OF_CAMPAIGN: readonly OperationName[] = ['campaigns.detach_audience'];

/** In which state an operation finds its campaign, when a draft will not do. */
const NEEDS: Partial<Record<OperationName, CampaignState>> = {
  'campaigns.pause': 'running',
  'campaigns.stop': 'running',
  'campaigns.resume': 'paused',
  'enrollments.create': 'running',
  'campaigns.plan_enroll': 'running',
  'campaigns.plan_edit': 'edited',
  'campaigns.rollback': 'moved',
};

const MAIL = {
  start: 'pause',
  steps: [
    { id: 'pause', kind: 'wait', for: { days: 1 }, next: 'mail' },
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello {{ first_name }}', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

const LATER_MAIL = {
  ...MAIL,
  steps: MAIL.steps.map((step) => (step.id === 'pause' ? { ...step, for: { days: 2 } } : step)),
};

let snippets = 0;
const address = (): string => `${randomUUID()}@northwind.example`;
