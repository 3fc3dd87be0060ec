/** How are things loaded that others point at? A whole page's at once, on the snapshot of the answer. */
import {
  accountView as accountContract,
  audienceView as audienceContract,
  campaignView as campaignContract,
  encodeId,
  encoderOf,
  leadView as leadContract,
  type RelatedKind,
  sequenceView as sequenceContract,
} from '#contracts';
import type { z } from 'zod';
import { accountViews } from '../accounts/account-view.js';
import { audienceView } from '../audiences/audience-view.js';
import { toCampaignViews } from '../campaigns/campaign-view.js';
import { leadView } from '../leads/lead-view.js';
import type { ReadContext } from '../operations/operation-context.js';
import { toSequenceView } from '../sequences/sequence-view.js';

type Json = z.core.util.JSONType;
type Load = (context: ReadContext, ids: readonly string[]) => Promise<readonly { readonly id: string }[]>;

const LOADERS: Readonly<Record<RelatedKind, { readonly view: z.ZodType; readonly load: Load }>> = {
  lead: {
    view: leadContract,
    load: async ({ stores }, ids) => (await stores.leads.leadsByIds(ids)).map(leadView),
  },
  campaign: {
    view: campaignContract,
    load: async ({ stores }, ids) => toCampaignViews(stores.campaigns, await stores.campaigns.findMany(ids)),
  },
  sequence: {
    view: sequenceContract,
    load: async ({ stores }, ids) => (await stores.sequences.findMany(ids)).map(toSequenceView),
  },
  account: {
    view: accountContract,
    load: async ({ stores, now }, ids) => {
      const accounts = await stores.accounts.accounts();
      return accountViews(
        stores.accounts,
        accounts.filter(({ id }) => ids.includes(id)),
        now,
      );
    },
  },
  // Each is counted by itself: only answers about one thing may expand it.
  audience: {
    view: audienceContract,
    load: async ({ stores }, ids) => {
      const audiences = await Promise.all(ids.map((id) => stores.audiences.byId(id)));
      return Promise.all(
        audiences
          .filter((audience) => audience !== undefined)
          .map((audience) => audienceView(stores, audience)),
      );
    },
  },
};

/** By edge id, as they look at the edge. `ids` are uuids. */
export async function loadRelated(
  context: ReadContext,
  kind: RelatedKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Json>> {
  if (ids.length === 0) return new Map();
  const { view, load } = LOADERS[kind];
  const found = await load(context, ids);
  return new Map(found.map((one) => [encodeId(kind, one.id), encoderOf(view)(one)]));
}
