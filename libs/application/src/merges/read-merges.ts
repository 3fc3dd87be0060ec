/** leads.merges, leads.duplicates: which leads were merged, and which might be the same person? */
import { foldText } from '#domain';
import { leadView } from '../leads/lead-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';

export const listMerges: ReadHandler<'leads.merges'> = async ({ stores }, { leadId, cursor, limit }) => {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const rows = await stores.merges.list({ leadId, before, limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.id]);
};

export const listDuplicates: ReadHandler<'leads.duplicates'> = async ({ stores }, { cursor, limit }) => {
  const after =
    cursor === undefined ? undefined : (decodeCursor(cursor, ['text', 'uuid']) as [string, string]);
  const groups = await stores.merges.duplicates(after, limit + 1);
  const page = cutPage(groups, limit, (group) => [group.nameFolded, group.companyId]);
  const leads = await stores.leads.leadsByIds(page.data.flatMap(({ leadIds }) => leadIds));
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return {
    ...page,
    data: page.data.map(({ nameFolded, companyId, companyName, leadIds }) => {
      const members = leadIds.flatMap((id) => byId.get(id) ?? []);
      const named = members.find((lead) => foldText(nameOf(lead)) === nameFolded);
      return {
        name: named ? nameOf(named) : nameFolded,
        companyId,
        companyName,
        leads: members.map(leadView),
      };
    }),
  };
};

const nameOf = (lead: { readonly firstName: string | null; readonly lastName: string | null }): string =>
  [lead.firstName, lead.lastName].filter(Boolean).join(' ');
