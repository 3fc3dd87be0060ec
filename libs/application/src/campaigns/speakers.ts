/** Who can speak in this campaign? Identities with an account for every channel that the sequence uses. */
import type { Channel, SequenceGraph, TouchStep } from '#domain';
import { channelOf, isTouchStep } from '#domain';
import type { CampaignAccount } from './campaign-store.port.js';

export interface Speaker {
  readonly identityId: string;
  readonly name: string;
  /** What stands under its emails, where a step asks for it. */
  readonly signature: string | null;
  /** One account for each channel in use. */
  readonly accounts: readonly CampaignAccount[];
}

export function touchStepsOf(graph: SequenceGraph): TouchStep[] {
  return graph.steps.filter(isTouchStep);
}

export function channelsOf(graph: SequenceGraph): Channel[] {
  const channels = new Set(touchStepsOf(graph).map((step) => channelOf(step.kind)));
  return [...channels].filter((channel) => channel !== 'manual').sort();
}

/** Ordered by identity id, so that dealing leads to them repeats. */
export function speakersOf(accounts: readonly CampaignAccount[], channels: readonly Channel[]): Speaker[] {
  return [...byIdentity(accounts).entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .filter(([, own]) => channels.every((channel) => own.some((account) => account.channel === channel)))
    .map(([identityId, own]) => ({
      identityId,
      name: own[0]?.identityName ?? '',
      signature: signatureOf(own),
      accounts: own.filter((account) => channels.includes(account.channel)),
    }));
}

/** Accounts of one identity: its mailbox's own signature, else the person's; among several mailboxes as the engine chooses. */
export function signatureOf(own: readonly CampaignAccount[]): string | null {
  const mailbox = own.filter((account) => account.channel === 'email').at(-1);
  return mailbox?.signature ?? own[0]?.identitySignature ?? null;
}

export function byIdentity(accounts: readonly CampaignAccount[]): Map<string, CampaignAccount[]> {
  return Map.groupBy(accounts, (account) => account.identityId);
}
