/** Who is in the workspace of a test? CMOs and others, in SaaS and elsewhere, and one person who speaks. */
import type { Caller } from '#application';
import { SCOPES } from '#contracts';
import type { Adapter, Key } from './adapter.js';

export async function settle(
  adapter: Adapter,
  { workspaceId, apiKeyId }: Key,
): Promise<{ accountIds: string[] }> {
  const caller: Caller = { workspaceId, apiKeyId, scopes: SCOPES, kind: 'service' };
  await adapter.operations.act(caller, 'leads.import', { csv: CSV });
  const identity = (await adapter.operations.act(caller, 'identities.create', { name: 'Ada Byron' }))
    .output as { id: string };
  const accountIds: string[] = [];
  for (const [channel, address] of [
    ['email', 'ada@acme.test'],
    ['linkedin', 'ada-byron'],
  ] as const) {
    const account = await adapter.operations.act(caller, 'accounts.connect', {
      identityId: identity.id,
      channel,
      address,
      displayName: 'Ada Byron',
      settings: channel === 'email' ? EMAIL_SETTINGS : { baseUrl: 'http://127.0.0.1:1' },
      credentials: channel === 'email' ? { password: 'pw' } : { apiKey: 'key' },
    });
    accountIds.push((account.output as { id: string }).id);
  }
  return { accountIds };
}

const server = { host: '127.0.0.1', port: 1, secure: false };
const EMAIL_SETTINGS = { smtp: server, imap: server, savesSent: true };

const person = (index: number, title: string, industry: string, tags: string) =>
  `First${index},Last${index},p${index}@company${index}.test,https://www.linkedin.com/in/person-${index},${title},Paris,Company ${index},company${index}.test,${industry},${tags}`;

const CSV = [
  'first_name,last_name,email,linkedin_url,job_title,location,company,company_domain,industry,tags',
  ...[1, 2, 3, 4].map((index) => person(index, 'Chief Marketing Officer', 'Software', 'saas')),
  person(5, 'CMO', 'Software', 'saas'),
  person(6, 'CMO', 'Logistics', 'freight'),
  person(7, 'CFO', 'Software', 'saas'),
  person(8, 'Software Engineer', 'Software', 'saas'),
].join('\n');
