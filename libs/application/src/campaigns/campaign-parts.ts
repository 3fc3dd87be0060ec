/** Do the sequence, the audiences and the accounts that a campaign names exist in its workspace? */
import { encodeId, notFound } from '#contracts';
import type { Stores } from '../persistence/stores.js';
import { audienceInUse } from '../audiences/get-audience.js';
import type { CampaignAudience } from './campaign-store.port.js';
import { requireSequence } from '../sequences/sequence-view.js';

export interface CampaignParts {
  readonly sequenceId?: string | undefined;
  readonly audienceIds?: readonly string[] | undefined;
  readonly accountIds?: readonly string[] | undefined;
}

export async function requireParts(stores: Stores, parts: CampaignParts): Promise<void> {
  if (parts.sequenceId !== undefined) await requireSequence(stores.sequences, parts.sequenceId);
  for (const audienceId of parts.audienceIds ?? []) await audienceInUse(stores, audienceId);
  if (parts.accountIds !== undefined) await requireAccounts(stores, parts.accountIds);
}

async function requireAccounts(stores: Stores, accountIds: readonly string[]): Promise<void> {
  const found = new Set((await stores.campaigns.accounts(accountIds)).map((account) => account.id));
  const missing = accountIds.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound('account', encodeId('account', missing));
}

/** One audience counts once; one that was there stays as live as it was. */
export function audiencesOf(
  audienceIds: readonly string[],
  before: readonly CampaignAudience[] = [],
): CampaignAudience[] {
  return distinct(audienceIds).map(
    (id) => before.find((audience) => audience.id === id) ?? { id, live: false },
  );
}

/** One account counts once, and order means nothing. */
export function distinct(accountIds: readonly string[]): string[] {
  return [...new Set(accountIds)].sort();
}
