/** Which plans are there, and what can be done with each? */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { toPlanView } from './plan-view.js';

export const getPlan: ReadHandler<'plans.get'> = async ({ stores }, { planId }) => {
  const plan = await stores.plans.find(planId);
  if (!plan) throw notFound('plan', encodeId('plan', planId));
  return toPlanView(plan);
};

export const listPlans: ReadHandler<'plans.list'> = async ({ stores }, { status, limit, cursor }) => {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const rows = await stores.plans.list({ status, limit: limit + 1, before });
  const page = cutPage(rows, limit, (plan) => [plan.id]);
  return { data: page.data.map(toPlanView), nextCursor: page.nextCursor };
};
