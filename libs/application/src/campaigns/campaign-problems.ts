/** What stands in the way of a launch? Everything at once, so that nobody repairs one thing to meet the next. */
import type { Channel, SequenceGraph } from '#domain';
import { filledProblems } from '../sequences/filled-graph.js';
import { LACKING, problemsOfAccount } from './account-problems.js';
import {
  campaignError as error,
  type CampaignProblem,
  campaignWarning as warning,
} from './campaign-problem.js';
import type { CampaignAccount, CampaignRecord } from './campaign-store.port.js';
import { byIdentity, channelsOf, signatureOf, speakersOf } from './speakers.js';

export interface CampaignFacts {
  readonly campaign: Pick<
    CampaignRecord,
    'sequenceId' | 'audiences' | 'accountIds' | 'window' | 'inLeadZone'
  >;
  readonly graph: SequenceGraph | undefined;
  /** What is wrong with what the steps name. */
  readonly mentioned: readonly CampaignProblem[];
  readonly audienceSize: number;
  readonly accounts: readonly CampaignAccount[];
  /** Business time. */
  readonly now: Temporal.Instant;
}

export function campaignProblems(facts: CampaignFacts): CampaignProblem[] {
  return [
    ...sequenceProblems(facts),
    ...facts.mentioned,
    ...audienceProblems(facts),
    ...accountProblems(facts),
  ];
}

export const isReady = (problems: readonly CampaignProblem[]): boolean =>
  problems.every((problem) => problem.level !== 'error');

function sequenceProblems({ graph }: CampaignFacts): CampaignProblem[] {
  if (!graph) return [error('sequenceId', 'no_sequence', 'The campaign has no sequence. Choose one.')];
  return filledProblems(graph).map((problem) => ({ ...problem, path: `sequence.${problem.path}` }));
}

function audienceProblems({ campaign, audienceSize }: CampaignFacts): CampaignProblem[] {
  if (campaign.audiences.length === 0) {
    return [error('audienceIds', 'no_audience', 'The campaign has no audience. Choose one.')];
  }
  if (audienceSize > 0) return [];
  const message = 'Nobody is in the audience. Add leads to it or widen its filter.';
  // A live one may fill later.
  if (campaign.audiences.some((audience) => audience.live))
    return [warning('audienceIds', 'audience_empty', message)];
  return [error('audienceIds', 'audience_empty', message)];
}

function accountProblems({ campaign, graph, accounts, now }: CampaignFacts): CampaignProblem[] {
  if (accounts.length === 0) {
    return [error('accountIds', 'no_accounts', 'No account speaks in this campaign. Choose at least one.')];
  }
  const channels = graph ? channelsOf(graph) : [];
  const lacking = channels.filter((channel) => !accounts.some((account) => account.channel === channel));
  return [
    ...accounts.flatMap((account) =>
      problemsOfAccount(
        account,
        `accountIds[${campaign.accountIds.indexOf(account.id)}]`,
        graph,
        campaign,
        now,
      ),
    ),
    ...lacking.map((channel) => error('accountIds', LACKING[channel].code, LACKING[channel].message)),
    ...(lacking.length === 0 ? identityProblems(accounts, channels) : []),
    ...(graph ? unsigned(graph, accounts) : []),
  ];
}

/** An email whose step asks for a signature goes without where there is none. */
function unsigned(graph: SequenceGraph, accounts: readonly CampaignAccount[]): CampaignProblem[] {
  if (!graph.steps.some((step) => step.kind === 'email' && step.signature === true)) return [];
  return [...byIdentity(accounts).values()]
    .filter((own) => own.some(({ channel }) => channel === 'email') && signatureOf(own) === null)
    .map((own) => {
      const message = `${nameOf(own)} has no signature, and a step asks for one: its emails go without (identities.update).`;
      return warning('accountIds', 'no_signature', message);
    });
}

function identityProblems(
  accounts: readonly CampaignAccount[],
  channels: readonly Channel[],
): CampaignProblem[] {
  const speakers = speakersOf(accounts, channels);
  if (speakers.length === 0) {
    const needs = channels.join(' and ');
    return [
      error(
        'accountIds',
        'no_complete_identity',
        `No identity has an account for ${needs}: one person speaks to a lead on every channel.`,
      ),
    ];
  }
  const speaking = new Set(speakers.map((speaker) => speaker.identityId));
  return [...byIdentity(accounts)].flatMap(([identityId, own]) =>
    speaking.has(identityId) ? doubled(own) : [silent(own)],
  );
}

/** Follow-ups answer in the thread of the first contact, so one identity speaks through one account a channel. */
function doubled(own: readonly CampaignAccount[]): CampaignProblem[] {
  return [...Map.groupBy(own, (account) => account.channel)].flatMap(([channel, same]) =>
    same.length === 1
      ? []
      : [
          error(
            'accountIds',
            'two_accounts_of_one_channel',
            `${nameOf(own)} has ${same.length} ${channel} accounts here. Keep one of them.`,
          ),
        ],
  );
}

function silent(own: readonly CampaignAccount[]): CampaignProblem {
  const message = `${nameOf(own)} lacks an account for one of the channels, so nobody is assigned to this identity.`;
  return { path: 'accountIds', code: 'identity_stays_silent', message, level: 'warning' };
}

const nameOf = (own: readonly CampaignAccount[]): string => own[0]?.identityName ?? '';
