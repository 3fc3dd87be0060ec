/** campaigns.enrollments, enrollments.get: who is in a campaign, and where does each stand? */
import { requireCampaign } from '../campaigns/campaign-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { enrollmentView, requireEnrollment } from './enrollment-view.js';

export const listEnrollments: ReadHandler<'campaigns.enrollments'> = async ({ stores }, input) => {
  const { limit, cursor, ...which } = input;
  await requireCampaign(stores.campaigns, input.campaignId);
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const rows = await stores.enrollments.list({ ...which, limit: limit + 1, after });
  return cutPage(rows, limit, (enrollment) => [enrollment.id]);
};

export const getEnrollment: ReadHandler<'enrollments.get'> = async ({ stores }, { enrollmentId }) =>
  enrollmentView(await requireEnrollment(stores, enrollmentId));
