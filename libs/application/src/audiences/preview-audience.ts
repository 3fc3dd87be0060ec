/** audiences.preview: how many leads a filter finds, whom each channel reaches, and a sample of them. */
import { leadView } from '../leads/lead-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { checkFilter } from './check-filter.js';
import { refuseFilterAudiences } from './refuse-filter-audiences.js';

export const previewAudience: ReadHandler<'audiences.preview'> = async ({ stores }, { filter, sample }) => {
  checkFilter(filter, 'filter');
  await refuseFilterAudiences(stores, filter, 'filter');
  const reach = await stores.leads.reach({ filter });
  const found = sample === 0 ? [] : await stores.leads.find({ filter }, { sort: 'newest', take: sample });
  return { ...reach, sample: found.map(({ lead }) => leadView(lead)) };
};
