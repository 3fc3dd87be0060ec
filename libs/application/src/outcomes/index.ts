/** Which operations on what came of it are there? */
import { getDeal, listDeals, recordDeal, updateDeal } from './deals.js';
import { getMeeting, listMeetings, recordMeeting, updateMeeting } from './meetings.js';
import { addSuppression, listSuppressions, removeSuppression } from './suppressions.js';
import { attachMeeting, unmatchedMeetings } from './unmatched.js';

export * from './outcome-reads.port.js';

export const outcomeHandlers = {
  'meetings.record': recordMeeting,
  'meetings.update': updateMeeting,
  'meetings.get': getMeeting,
  'meetings.list': listMeetings,
  'meetings.unmatched': unmatchedMeetings,
  'meetings.attach': attachMeeting,
  'deals.record': recordDeal,
  'deals.update': updateDeal,
  'deals.get': getDeal,
  'deals.list': listDeals,
  'suppressions.add': addSuppression,
  'suppressions.list': listSuppressions,
  'suppressions.remove': removeSuppression,
};
