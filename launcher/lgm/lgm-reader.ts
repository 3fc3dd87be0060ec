/** What is there to bring? Each list of theirs, page after page, however it is cut. */
import type { LgmApi } from './lgm-api.ts';
import type {
  LgmAudience,
  LgmCampaign,
  LgmConversation,
  LgmConversationMessage,
  LgmIdentity,
  LgmLead,
  LgmMessage,
  LgmStatus,
} from './records.ts';

/** A larger limit is answered with an empty list, not with a refusal. */
const CAMPAIGNS_A_PAGE = 25;
const LEADS_A_PAGE = 100;

export interface LgmReader {
  identities(): Promise<readonly LgmIdentity[]>;
  audiences(): Promise<readonly LgmAudience[]>;
  /** Pages of leads from `skip` on. */
  leadPages(audienceId: string, skip: number): AsyncIterable<readonly LgmLead[]>;
  lead(leadId: string): Promise<LgmLead | undefined>;
  campaigns(): AsyncIterable<LgmCampaign>;
  messages(campaignId: string): Promise<readonly LgmMessage[]>;
  statuses(campaignId: string): AsyncIterable<LgmStatus>;
  conversations(): AsyncIterable<LgmConversation>;
  conversationMessages(conversationId: string): Promise<readonly LgmConversationMessage[]>;
}

export function createLgmReader(api: LgmApi): LgmReader {
  return {
    identities: async () => listOf<LgmIdentity>(await api.get('/identities'), 'identities'),
    audiences: async () => listOf<LgmAudience>(await api.get('/audiences'), 'audiences'),

    async *leadPages(audienceId, skip) {
      for (let from = skip; ; from += LEADS_A_PAGE) {
        const answer = await api.get(`/audiences/${audienceId}/leads`, { skip: from, limit: LEADS_A_PAGE });
        const leads = listOf<LgmLead>(answer, 'leads');
        if (leads.length > 0) yield leads;
        if (leads.length < LEADS_A_PAGE) return;
      }
    },

    async lead(leadId) {
      const answer = (await api.get('/leads/search', { leadId })) as {
        readonly lead?: LgmLead | null;
      } | null;
      return answer?.lead ?? undefined;
    },

    async *campaigns() {
      for (let skip = 0; ; skip += CAMPAIGNS_A_PAGE) {
        const answer = await api.get('/campaigns', { skip, limit: CAMPAIGNS_A_PAGE });
        const campaigns = listOf<LgmCampaign>(answer, 'campaigns');
        yield* campaigns;
        if (campaigns.length < CAMPAIGNS_A_PAGE) return;
      }
    },

    messages: async (campaignId) =>
      listOf<LgmMessage>(await api.get(`/campaigns/${campaignId}/messages`), 'messages'),

    async *statuses(campaignId) {
      for (let after: string | undefined; ;) {
        const answer = await api.get(`/campaigns/${campaignId}/statsleads`, { getLeadsAfter: after });
        const leads = listOf<LgmStatus>(answer, 'leads');
        yield* leads;
        after = leads.at(-1)?.id;
        if (!(answer as { readonly hasMore?: boolean }).hasMore || after === undefined) return;
      }
    },

    async *conversations() {
      for (let searchAfter: string | undefined; ;) {
        const answer = await api.get('/conversations/search', { searchAfter, limit: LEADS_A_PAGE });
        const found = listOf<LgmConversation>(answer, 'conversations');
        yield* found;
        const next = (answer as { readonly searchAfter?: string | null }).searchAfter;
        if (found.length === 0 || next === undefined || next === null || next === searchAfter) return;
        searchAfter = next;
      }
    },

    async conversationMessages(conversationId) {
      const all: LgmConversationMessage[] = [];
      for (let page = 1; ; page += 1) {
        const answer = await api.get(`/conversations/${conversationId}/messages`, { page });
        const messages = listOf<LgmConversationMessage>(answer, 'messages');
        all.push(...messages);
        if (messages.length === 0 || (answer as { readonly hasMore?: boolean }).hasMore !== true) return all;
      }
    },
  };
}

/** Some answers are the list, some hold it under its name. */
function listOf<Item>(answer: unknown, name: string): readonly Item[] {
  if (Array.isArray(answer)) return answer as readonly Item[];
  const held = (answer as Readonly<Record<string, unknown>> | null)?.[name];
  return Array.isArray(held) ? (held as readonly Item[]) : [];
}
