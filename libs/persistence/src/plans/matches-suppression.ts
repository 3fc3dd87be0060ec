/** Which suppression stands against which channel identity? */

/** SQL condition on `channel_identities ci` and `suppressions s` of one workspace. */
export const MATCHES_SUPPRESSION = `(
  (s.kind = 'email' AND ci.kind = 'email' AND s.value = ci.value)
  OR (s.kind = 'domain' AND ci.kind = 'email' AND s.value = ci.email_domain)
  OR (s.kind = 'linkedin' AND ci.kind <> 'email' AND s.value = ci.value))`;
