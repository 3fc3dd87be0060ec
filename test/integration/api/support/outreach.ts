/** How does a test get accounts, people and a running campaign? As a developer does: over REST. */
import { call, type RunningApi } from './running-api.js';

export interface Outreach {
  readonly accountId: string;
  readonly leadId: string;
  readonly campaignId: string;
}

/** What the routes used here answer, as far as it is read. */
interface Made {
  readonly id: string;
  readonly lead: { readonly id: string };
  readonly enrolled: number;
}

async function made(api: RunningApi, key: string, path: string, body: object): Promise<Made> {
  const answer = await call(api, 'POST', path, { key, body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

export async function connectAccount(
  api: RunningApi,
  key: string,
  channel: 'email' | 'linkedin',
  address: string,
): Promise<string> {
  const identity = await made(api, key, '/v1/identities', { name: 'Lena Vogt' });
  const server = { host: '127.0.0.1', port: 1, secure: false };
  const account = await made(api, key, '/v1/accounts', {
    identityId: identity.id,
    channel,
    address,
    displayName: 'Lena Vogt',
    settings:
      channel === 'email'
        ? { smtp: server, imap: server, savesSent: true }
        : { baseUrl: 'http://127.0.0.1:1' },
    credentials: channel === 'email' ? { password: 'x' } : { apiKey: 'x' },
  });
  return account.id;
}

/** One person, one mailbox, one email: launched. */
export async function launch(api: RunningApi, key: string, email: string): Promise<Outreach> {
  const accountId = await connectAccount(api, key, 'email', `lena-${email}`);
  const { lead } = await made(api, key, '/v1/leads', { firstName: 'Ada', professionalEmail: email });
  const audience = await made(api, key, '/v1/audiences', { name: `For ${email}`, leadIds: [lead.id] });
  const sequence = await made(api, key, '/v1/sequences', {
    name: 'Hello',
    graph: {
      start: 'mail',
      steps: [
        { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello {{ first_name }}', next: 'end' },
        { id: 'end', kind: 'end' },
      ],
    },
  });
  const campaign = await made(api, key, '/v1/campaigns', {
    name: 'Spring',
    sequenceId: sequence.id,
    audienceIds: [audience.id],
    accountIds: [accountId],
  });
  const plan = await made(api, key, `/v1/campaigns/${campaign.id}/launch-plans`, {});
  const executed = await made(api, key, `/v1/plans/${plan.id}/execute`, {});
  if (executed.enrolled !== 1) throw new Error(`Nobody was enrolled: ${JSON.stringify(executed)}`);
  return { accountId, leadId: lead.id, campaignId: campaign.id };
}
