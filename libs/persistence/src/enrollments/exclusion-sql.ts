/**
 * Who may not be enrolled now, as SQL?
 *
 * The same conditions when a launch is planned, when it is carried out and when somebody enters later. Each speaks of the
 * alias `l` (leads). A rule that is switched off gives null, and holds for nobody.
 */
import type { ExcludeRule } from '#contracts';
import { SILENT_KINDS } from '#domain';
import { COMPANY_SUPPRESSED, MATCHES_SUPPRESSION } from '../plans/matches-suppression.js';

export const SUPPRESSED = `(${COMPANY_SUPPRESSED} OR EXISTS (
  SELECT 1 FROM channel_identities ci
  JOIN suppressions s ON s.workspace_id = ci.workspace_id AND ${MATCHES_SUPPRESSION}
  WHERE ci.workspace_id = l.workspace_id AND ci.lead_id = l.id))`;

export const enrolledHere = (campaignId: string): string => `EXISTS (
  SELECT 1 FROM enrollments e
  WHERE e.workspace_id = l.workspace_id AND e.lead_id = l.id AND e.campaign_id = ${campaignId}::uuid)`;

const activeElsewhere = (campaignId: string): string => `EXISTS (
  SELECT 1 FROM enrollments e
  WHERE e.workspace_id = l.workspace_id AND e.lead_id = l.id AND e.campaign_id <> ${campaignId}::uuid AND e.status = 'active')`;

const SAYS_SOMETHING = `t.kind NOT IN (${SILENT_KINDS.map((kind) => `'${kind}'`).join(', ')})`;

/** A visit says nothing to anybody. What may have gone out counts as if it had. */
const contactedSince = (since: string): string => `(EXISTS (
  SELECT 1 FROM touches t
  WHERE t.workspace_id = l.workspace_id AND t.lead_id = l.id AND t.state = 'sent' AND t.sent_at > ${since}
    AND ${SAYS_SOMETHING})
  OR EXISTS (
  SELECT 1 FROM touches t
  WHERE t.workspace_id = l.workspace_id AND t.lead_id = l.id AND t.state IN ('sending', 'unknown', 'held')
    AND coalesce(t.slot_at, t.due_at) > ${since} AND ${SAYS_SOMETHING}))`;

const REPLIED_EVER = `EXISTS (
  SELECT 1 FROM conversations cv JOIN messages m ON m.workspace_id = cv.workspace_id AND m.conversation_id = cv.id
  WHERE cv.workspace_id = l.workspace_id AND cv.lead_id = l.id AND m.direction = 'in' AND NOT m.automatic)`;

const COMPANY_ACTIVE = `EXISTS (
  SELECT 1 FROM leads colleague
  JOIN enrollments e ON e.workspace_id = colleague.workspace_id AND e.lead_id = colleague.id AND e.status = 'active'
  WHERE colleague.workspace_id = l.workspace_id AND colleague.company_id = l.company_id AND colleague.id <> l.id)`;

export interface ExclusionSql {
  readonly activeElsewhere: string | null;
  readonly contacted: string | null;
  readonly replied: string | null;
  readonly companyActive: string | null;
}

/** `campaignId` and `now` are placeholders of the statement around it. */
export function exclusionSql(rule: ExcludeRule, campaignId: string, now: string): ExclusionSql {
  const { contactedWithinDays: days } = rule;
  return {
    activeElsewhere: rule.activeElsewhere === false ? null : activeElsewhere(campaignId),
    contacted:
      days === undefined
        ? null
        : contactedSince(`(${now}::timestamptz - make_interval(hours => ${Math.trunc(days) * 24}))`),
    replied: rule.repliedEver ? REPLIED_EVER : null,
    companyActive: rule.sameCompanyActive ? COMPANY_ACTIVE : null,
  };
}

/** Holds for a lead that is still there and that nothing above keeps out. */
export function mayEnter(rule: ExcludeRule, campaignId: string, now: string): string {
  const { activeElsewhere: active, contacted, replied, companyActive } = exclusionSql(rule, campaignId, now);
  const against = [SUPPRESSED, active, contacted, replied, companyActive].filter((part) => part !== null);
  return `l.state = 'present' AND ${against.map((part) => `NOT ${part}`).join(' AND ')}`;
}
