/** Which operations on what came of it are there? */
import { listDeals, listMeetings, recordDeal, recordMeeting } from './sales.js';
import { addSuppression, listSuppressions, removeSuppression } from './suppressions.js';

export * from './outcome-reads.port.js';

export const outcomeHandlers = {
  'meetings.record': recordMeeting,
  'meetings.list': listMeetings,
  'deals.record': recordDeal,
  'deals.list': listDeals,
  'suppressions.add': addSuppression,
  'suppressions.list': listSuppressions,
  'suppressions.remove': removeSuppression,
};
