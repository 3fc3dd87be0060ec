/** Which suppression stands against which channel identity, and which against a company? */

/** SQL condition on `channel_identities ci` and `suppressions s` of one workspace. A company's people write from its domain. */
export const MATCHES_SUPPRESSION = `(
  (s.kind = 'email' AND ci.kind = 'email' AND s.value = ci.value)
  OR (s.kind IN ('domain', 'company') AND ci.kind = 'email' AND s.value = ci.email_domain)
  OR (s.kind = 'linkedin' AND ci.kind <> 'email' AND s.value = ci.value))`;

/** The suppressions `s` of the company that `leads l` belongs to: of that company, or of whoever has its domain. */
export const MATCHES_COMPANY = `s.workspace_id = l.workspace_id AND s.kind = 'company' AND (s.company_id = l.company_id
  OR s.value = (SELECT co.domain FROM companies co WHERE co.workspace_id = l.workspace_id AND co.id = l.company_id))`;

export const COMPANY_SUPPRESSED = `(l.company_id IS NOT NULL AND EXISTS (SELECT 1 FROM suppressions s WHERE ${MATCHES_COMPANY}))`;
