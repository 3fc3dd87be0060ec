/**
 * How does a fresh workspace meet the simulated world?
 *
 * As an operator would connect the real one: identities with their accounts, the provider's webhooks, and the sales
 * systems that report meetings and deals.
 */
import type { Overture } from '../../client/src/index.ts';

export interface Sender {
  readonly id: string;
  readonly name: string;
  readonly mailbox: {
    readonly address: string;
    readonly password: string;
    readonly smtp: { readonly host: string; readonly port: number; readonly user: string };
    readonly imap: { readonly host: string; readonly port: number; readonly user: string };
  };
  readonly linkedin: {
    readonly providerAccountId: string;
    readonly baseUrl: string;
    readonly apiKey: string;
  };
}

export interface ConnectedWorld {
  readonly senders: readonly Sender[];
  readonly accountIds: readonly string[];
}

/** Generous, because the demo's weeks are minutes: what is shown is the sequence, not the patience. */
const DAILY_CAPS = { email: 60, linkedin_invite: 40, linkedin_message: 60, linkedin_visit: 80 };
const LIMITS = {
  week: { linkedin_invite: null },
  ramp: null,
  perRecipientDomain: null,
  brake: { bouncePercent: null, complaintPercent: null },
};
const GAP_SECONDS = { min: 60, max: 180 };
const WINDOW = {
  zone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5],
  ranges: [
    { from: '08:30', to: '12:30' },
    { from: '13:30', to: '18:30' },
  ],
};

export async function connectWorld(overture: Overture, sandboxUrl: string): Promise<ConnectedWorld> {
  const { senders } = (await (await fetch(new URL('/senders', sandboxUrl))).json()) as { senders: Sender[] };
  const linkedinHook = await overture.hooks.create({ kind: 'linkedin' });
  const accountIds: string[] = [];
  for (const sender of senders) {
    const identity = await overture.identities.create({ name: sender.name });
    accountIds.push(
      await connectMailbox(overture, identity.id, sender),
      await connectLinkedin(overture, identity.id, sender),
    );
  }
  await registerWebhooks(senders, linkedinHook.url);
  const sales = await overture.hooks.create({ kind: 'sales' });
  await put(new URL('/world/sales-hook', sandboxUrl), { url: sales.url, secret: sales.secret });
  return { senders, accountIds };
}

async function connectMailbox(
  overture: Overture,
  identityId: string,
  { name, mailbox }: Sender,
): Promise<string> {
  const account = await overture.accounts.connect({
    identityId,
    channel: 'email',
    address: mailbox.address,
    displayName: name,
    settings: {
      smtp: { ...mailbox.smtp, secure: false },
      imap: { ...mailbox.imap, secure: false },
      savesSent: true,
    },
    credentials: { password: mailbox.password },
    window: WINDOW,
    dailyCaps: { email: DAILY_CAPS.email },
    limits: LIMITS,
    gapSeconds: GAP_SECONDS,
  });
  return account.id;
}

async function connectLinkedin(
  overture: Overture,
  identityId: string,
  { name, linkedin }: Sender,
): Promise<string> {
  const { email: _email, ...dailyCaps } = DAILY_CAPS;
  const account = await overture.accounts.connect({
    identityId,
    channel: 'linkedin',
    address: linkedin.providerAccountId,
    displayName: name,
    settings: { baseUrl: linkedin.baseUrl },
    credentials: { apiKey: linkedin.apiKey },
    window: WINDOW,
    dailyCaps,
    limits: LIMITS,
    gapSeconds: GAP_SECONDS,
  });
  return account.id;
}

/** One endpoint for each key: senders of one provider customer share theirs. */
async function registerWebhooks(senders: readonly Sender[], url: string): Promise<void> {
  const byKey = new Map(senders.map(({ linkedin }) => [linkedin.apiKey, linkedin.baseUrl]));
  for (const [apiKey, baseUrl] of byKey) {
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/webhooks/endpoints/`, {
      method: 'POST',
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({
        url,
        trigger_events: [
          'message.new',
          'relation.request.accept',
          'account.status.disconnected',
          'account.status.running',
        ],
      }),
    });
    if (!response.ok) throw new Error(`The provider refused the webhook: ${await response.text()}`);
  }
}

async function put(url: URL, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`PUT ${url.pathname} answered ${response.status}.`);
}
