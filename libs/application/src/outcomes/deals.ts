/** deals.*: how the CRM's deals stand. Any of them may be opened again, and the figures follow. */
import { encodeId, type InputOf, notFound } from '#contracts';
import { DEAL_STATUSES, type DealState, type DealStatus } from '#domain';
import { changeDeal, writeDeal } from '../engine/write-sales.js';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { cutPage } from '../paging/cut-page.js';
import { takenBy } from './meetings.js';
import type { DealRow } from './outcome-reads.port.js';
import { pageAfter } from './page-after.js';

export const recordDeal: ActHandler<'deals.record'> = async ({ stores, newId, now }, input) => {
  const { leadId, source, externalId } = input;
  const lead = await getLeadOrRefuse(stores, leadId);
  const known = await stores.engine.sales.dealByReference(source, externalId);
  if (known && known.attribution.leadId !== lead.id) throw takenBy('deal', externalId);
  const written = await writeDeal(stores.engine, {
    source,
    externalId,
    state: (before) => stateAfter(input, before),
    reportedAt: now,
    whose: () => stores.engine.correspondence.attributeLead(lead.id),
    newId,
    at: now,
  });
  if (written.result === 'unmatched') throw new Error('A lead that is known was not found.');
  return dealOrRefuse(stores, written.thing.id);
};

function stateAfter(input: InputOf<'deals.record'>, before: DealState | undefined): DealState {
  const { name, stage, valueCents, currency } = input;
  const status = input.status ?? statusNamed(stage) ?? before?.status ?? 'open';
  return { name, stage, status, valueCents, currency };
}

/** A CRM whose stages are called as our statuses needs to say nothing more. */
function statusNamed(stage: string): DealStatus | undefined {
  return DEAL_STATUSES.find((status) => status === stage);
}

export const updateDeal: ActHandler<'deals.update'> = async ({ stores, now }, { dealId, ...changes }) => {
  const known = await stores.engine.sales.dealById(dealId);
  if (!known) throw notFound('deal', encodeId('deal', dealId));
  const state: DealState = {
    name: changes.name ?? known.name,
    stage: changes.stage ?? known.stage,
    status: changes.status ?? known.status,
    valueCents: changes.valueCents ?? known.valueCents,
    currency: changes.currency ?? known.currency,
  };
  await changeDeal(stores.engine, known, state, now, now);
  return dealOrRefuse(stores, dealId);
};

export const getDeal: ReadHandler<'deals.get'> = async ({ stores }, { dealId }) => ({
  ...(await dealOrRefuse(stores, dealId)),
  history: [...(await stores.outcomes.dealHistory(dealId))],
});

export const listDeals: ReadHandler<'deals.list'> = async ({ stores }, { cursor, limit, ...filter }) => {
  const rows = await stores.outcomes.deals({ ...filter, after: pageAfter(cursor), limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.createdAt.toString(), row.id]);
};

async function dealOrRefuse(stores: ReadStores, dealId: string): Promise<DealRow> {
  const deal = await stores.outcomes.deal(dealId);
  if (!deal) throw notFound('deal', encodeId('deal', dealId));
  return deal;
}
