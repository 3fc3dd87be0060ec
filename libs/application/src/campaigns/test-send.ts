/**
 * How does somebody see an email as it will arrive?
 *
 * It goes through the campaign's own mailbox and the ledger of touches, so that it happens at most once. It can only
 * reach a mailbox that is connected to this workspace: a test is no way around consent, budgets or suppressions.
 */
import { encodeId, notFound, type OutputOf, Refusal } from '#contracts';
import type { ActContext, ActHandler, ReadHandler } from '../operations/operation-context.js';
import type { Lead } from '../leads/lead.js';
import type { CampaignAccount, CampaignRecord } from './campaign-store.port.js';
import { requireCampaign } from './campaign-view.js';
import { renderMessages, type RenderedMessage } from './render-messages.js';
import { requireGraph, requireTouchStep } from './require-step.js';
import type { Voice } from '../plans/choose-members.js';
import { signatureOf } from './speakers.js';
import { nameOfLead, sampleLeads } from './sample-leads.js';
import type { TestSendRecord } from './test-send-store.port.js';

/** In 24 hours of business time, for the whole workspace. */
const MOST_TESTS_A_DAY = 50;

export const testSend: ActHandler<'campaigns.test_send'> = async (context, input) => {
  const { stores, now, newId } = context;
  const campaign = await requireCampaign(stores.campaigns, input.campaignId);
  const graph = await requireGraph(stores, campaign);
  const step = requireTouchStep(graph, input.stepId);
  const accounts = await stores.campaigns.accounts(campaign.accountIds);
  const lead = (await sampleLeads(stores, campaign, input.leadId, 1))[0];
  if (!lead) throw new Error('There is always somebody to render a text for.');
  if (step.kind !== 'email') {
    const rendered = messageOf(renderMessages(graph, lead, voiceOf(campaign.id, accounts[0])), step.id);
    const note = 'Nothing was sent: LinkedIn delivers no message to oneself. This is how the step reads.';
    return { test: null, note, rendered: shown(rendered) };
  }

  const mailbox = mailboxOf(campaign, accounts, input.accountId);
  const rendered = messageOf(renderMessages(graph, lead, voiceOf(campaign.id, mailbox)), step.id);
  if (rendered.missing.length > 0) throw missing(rendered, lead);
  const to = await requireOwnAddress(context, input.to);
  await refuseTooMany(context);
  const touchId = newId();
  const subject = `[Test] ${rendered.subject ?? ''}`.trimEnd();
  const accountId = mailbox.id;
  await stores.testSends.insert({
    id: touchId,
    accountId,
    stepId: step.id,
    to,
    subject,
    text: rendered.text,
    at: now,
  });
  await stores.plans.openLanes([{ accountId, kind: 'email_test' }], now);
  const test = await stores.testSends.find(touchId);
  if (!test) throw new Error('The test that was just written cannot be read back.');
  return {
    test: toTestView(test),
    note: `It leaves now, from ${mailbox.address}. See what became of it with campaigns.get_test_send.`,
    rendered: { ...shown(rendered), subject },
  };
};

export const getTestSend: ReadHandler<'campaigns.get_test_send'> = async ({ stores }, { touchId }) => {
  const test = await stores.testSends.find(touchId);
  if (!test) throw notFound('test', encodeId('touch', touchId));
  return toTestView(test);
};

function toTestView({ state, ...test }: TestSendRecord): OutputOf<'campaigns.get_test_send'> {
  const told = { sending: 'sending', sent: 'sent', ready: 'waiting', reserved: 'waiting' } as const;
  return { ...test, state: Object.hasOwn(told, state) ? told[state as keyof typeof told] : 'failed' };
}

function messageOf(messages: readonly RenderedMessage[], stepId: string): RenderedMessage {
  const message = messages.find((one) => one.stepId === stepId);
  if (!message) throw new Error(`The step "${stepId}" was not rendered.`);
  return message;
}

function shown({ stepId, kind, subject, text, missing: lacks }: RenderedMessage) {
  return { stepId, kind, subject, text, missing: lacks };
}

const voiceOf = (campaignId: string, account: CampaignAccount | undefined): Voice => ({
  campaignId,
  sender: { name: account?.identityName ?? '', signature: account ? signatureOf([account]) : null },
});

function mailboxOf(
  { name }: CampaignRecord,
  accounts: readonly CampaignAccount[],
  accountId: string | undefined,
): CampaignAccount {
  const mailboxes = accounts.filter((account) => account.channel === 'email');
  const running = mailboxes.filter((account) => account.status === 'running');
  const chosen = accountId === undefined ? running[0] : running.find((account) => account.id === accountId);
  if (chosen) return chosen;
  const message =
    accountId === undefined
      ? `"${name}" has no mailbox that runs.`
      : `The account ${encodeId('account', accountId)} is no mailbox of "${name}" that runs.`;
  throw new Refusal(
    'wrong_state',
    message,
    running.length === 0
      ? 'Add a mailbox to the campaign (campaigns.attach_identity), or resume the one it has.'
      : `Choose one of ${running.map((account) => `${encodeId('account', account.id)} (${account.address})`).join(', ')}, or leave accountId out.`,
    accountId === undefined ? [] : [{ path: 'accountId', message }],
  );
}

async function requireOwnAddress({ stores }: ActContext, to: string): Promise<string> {
  const address = to.trim().toLowerCase();
  const own = (await stores.accounts.accounts()).filter((account) => account.channel === 'email');
  const mailbox = own.find((account) => account.address.toLowerCase() === address);
  if (mailbox) return mailbox.address;
  throw new Refusal(
    'not_allowed',
    'A test goes to a mailbox that is connected to this workspace, and to nobody else.',
    'Choose the address of one of your own mailboxes (accounts.list). To write to others, launch a campaign.',
    [{ path: 'to', message: 'This is no mailbox of the workspace.' }],
  );
}

async function refuseTooMany({ stores, now }: ActContext): Promise<void> {
  if ((await stores.workspace.get()).killSwitch) {
    throw new Refusal(
      'wrong_state',
      'The kill switch of the workspace is on: nothing leaves, and no test either.',
      'Turn it off first (workspace.update).',
    );
  }
  if ((await stores.testSends.countSince(now.subtract({ hours: 24 }))) < MOST_TESTS_A_DAY) return;
  throw new Refusal(
    'rate_limited',
    `${MOST_TESTS_A_DAY} tests were sent within a day; more would harm the mailbox's reputation.`,
    'Use campaigns.preview, or wait until tomorrow.',
  );
}

function missing({ missing: names }: RenderedMessage, lead: Lead): Refusal {
  return new Refusal(
    'invalid_input',
    `The text needs ${names.join(', ')}, which is not known of ${nameOfLead(lead)}.`,
    'Add a default to the text, or name a lead (leadId) of whom it is known.',
    [{ path: 'leadId', message: `Lacks ${names.join(', ')}.` }],
  );
}
