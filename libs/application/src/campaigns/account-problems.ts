/** Which accounts would keep a campaign from being carried out, and why? */
import { type Channel, channelOf, nextOpeningInAll, type SequenceGraph } from '#domain';
import {
  campaignError as error,
  type CampaignProblem,
  campaignWarning as warning,
} from './campaign-problem.js';
import type { CampaignAccount, CampaignRecord } from './campaign-store.port.js';
import { touchStepsOf } from './speakers.js';

type CampaignHours = Pick<CampaignRecord, 'window' | 'inLeadZone'>;

/** @param place as in `accountIds[0]`. */
export function problemsOfAccount(
  account: CampaignAccount,
  place: string,
  graph: SequenceGraph | undefined,
  hours: CampaignHours,
  now: Temporal.Instant,
): CampaignProblem[] {
  return [
    ...notRunning(account, place),
    ...neverOpen(account, place, hours, now),
    ...(graph ? capsOfZero(account, place, graph) : []),
  ];
}

function notRunning(account: CampaignAccount, place: string): CampaignProblem[] {
  if (account.status === 'running') return [];
  const what = account.status === 'paused' ? 'is paused. Resume it' : 'needs attention. Reconnect it';
  const message = `The account ${account.address} ${what}, or take it out of the campaign.`;
  return [error(place, 'account_not_running', message)];
}

/** Days, hours and holidays leave no moment for more than a year. */
function neverOpen(
  { windows, address }: CampaignAccount,
  place: string,
  { window, inLeadZone }: CampaignHours,
  now: Temporal.Instant,
): CampaignProblem[] {
  if (nextOpeningInAll(windows, now) === undefined) {
    const message = `The hours of the workspace, the sender and the account ${address} never meet. Change one of them (workspace.update, identities.update, accounts.update).`;
    return [error(place, 'window_never_opens', message)];
  }
  if (window === null || nextOpeningInAll([...windows, window], now) !== undefined) return [];
  const what = `The hours of the campaign never meet those of ${address}`;
  const repair = "Change the campaign's window, or take the account out (campaigns.update).";
  return inLeadZone
    ? [warning('window', 'window_never_opens', `${what} for leads whose zone is not known. ${repair}`)]
    : [error('window', 'window_never_opens', `${what}. ${repair}`)];
}

/** A kind without a cap is limited by nothing but the gap; a cap of zero stops everybody at that step. */
function capsOfZero(account: CampaignAccount, place: string, graph: SequenceGraph): CampaignProblem[] {
  const kinds = new Set(touchStepsOf(graph).map((step) => step.kind));
  return [...kinds]
    .filter((kind) => channelOf(kind) === account.channel && account.dailyCaps[kind] === 0)
    .map((kind) =>
      error(
        place,
        'cap_is_zero',
        `${account.address} may send 0 of ${NAMES[kind]} a day, so nobody gets past that step. Raise the cap (accounts.update).`,
      ),
    );
}

const NAMES = {
  email: 'the emails',
  linkedin_visit: 'the LinkedIn visits',
  linkedin_invite: 'the LinkedIn invitations',
  linkedin_message: 'the LinkedIn messages',
  linkedin_follow: 'the LinkedIn follows',
  linkedin_inmail: 'the InMails',
  linkedin_withdraw: 'the withdrawals of invitations',
  manual_task: 'the tasks',
} as const;

export const LACKING: Readonly<Record<Channel, { readonly code: string; readonly message: string }>> = {
  email: { code: 'no_mailbox', message: 'The sequence sends emails, but no mailbox is among the accounts.' },
  linkedin: {
    code: 'no_linkedin_account',
    message: 'The sequence has LinkedIn steps, but no LinkedIn account is among the accounts.',
  },
};
