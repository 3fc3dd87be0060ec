/**
 * What does the provider's answer, or its silence, mean for the touch?
 *
 * v1 writes `errors/<name>`, v2 `<thrower>/<name>`: only the name decides, then the status. Sources:
 * https://developer.unipile.com/docs/api-usage (errors), https://developer.unipile.com/v2.0/docs. A name that says
 * nothing about the effect, and every 5xx outside the list, leaves it unknown.
 */
import type { DeferralCode, Outcome, RefusalCode } from '#domain';
import { z } from 'zod';
import type { Reply } from './http.js';

const REFUSALS: Readonly<Record<string, RefusalCode>> = {
  already_connected: 'already_connected',
  already_invited_recently: 'already_invited',
  action_already_performed: 'already_invited',
  cannot_invite_attendee: 'recipient_unreachable',
  user_unreachable: 'recipient_unreachable',
  invalid_recipient: 'recipient_unreachable',
  blocked_recipient: 'recipient_unreachable',
  resource_not_found: 'recipient_unreachable',
  invalid_resource_identifier: 'recipient_unreachable',
  no_connection_with_recipient: 'not_connected',
  not_allowed_inmail: 'inmail_not_allowed',
  invalid_message: 'content_refused',
  unprocessable_entity: 'rejected',
  invalid_parameters: 'rejected',
};

const DEFERRALS: Readonly<Record<string, DeferralCode>> = {
  limit_exceeded: 'limit_reached',
  too_many_requests: 'limit_reached',
  // Either the limit of the account or the pause after a withdrawn invitation: both pass.
  cannot_resend_yet: 'limit_reached',
  cannot_resend_within_24hrs: 'limit_reached',
  insufficient_credits: 'credits_spent',
  disconnected_account: 'account_needs_attention',
  disconnected_feature: 'account_needs_attention',
  invalid_account: 'account_needs_attention',
  account_restricted: 'account_needs_attention',
  account_mismatch: 'account_needs_attention',
  checkpoint_error: 'account_needs_attention',
  multiple_sessions: 'account_needs_attention',
  expired_credentials: 'account_needs_attention',
  invalid_credentials: 'account_needs_attention',
  invalid_authorization: 'account_needs_attention',
  missing_credentials: 'account_needs_attention',
  payment_error: 'account_needs_attention',
  no_client_session: 'provider_unavailable',
  no_channel: 'provider_unavailable',
  no_handler: 'provider_unavailable',
  network_down: 'provider_unavailable',
  service_unavailable: 'provider_unavailable',
};

const errorShape = z.object({
  type: z.string().max(200),
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
});

function problemOf(body: unknown) {
  const parsed = errorShape.safeParse(body);
  if (!parsed.success) return undefined;
  const { type, title, detail } = parsed.data;
  const name = type.slice(type.lastIndexOf('/') + 1);
  return { name, text: [name, detail ?? title].filter(Boolean).join(': ').slice(0, 300) };
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

function codeOfStatus(
  status: number,
  isProviders: boolean,
): { refused: RefusalCode } | { deferred: DeferralCode } {
  if (status === 429) return { deferred: 'limit_reached' };
  if (status === 401 || status === 403) return { deferred: 'account_needs_attention' };
  if (status === 400 || status === 422 || status === 501) return { refused: 'rejected' };
  // A "not found" that the provider did not write comes from a wrong address of the API itself.
  if (status === 404 && isProviders) return { refused: 'recipient_unreachable' };
  return { deferred: 'account_needs_attention' };
}

export const succeeded = (reply: Reply): reply is Extract<Reply, { kind: 'answered' }> =>
  reply.kind === 'answered' && reply.status >= 200 && reply.status < 300;

/** The provider itself says that there is no such thing, as opposed to a wrong address of its API. */
export const isNotFound = (reply: Reply): boolean =>
  reply.kind === 'answered' && reply.status === 404 && problemOf(reply.body)?.name === 'resource_not_found';

/** Of a request that would have had an effect, and did not succeed. */
export function outcomeOfEffect(reply: Reply): Outcome {
  if (reply.kind === 'lost') {
    if (reply.left)
      return { kind: 'unknown', detail: `The request left and no answer came back: ${reply.detail}` };
    const code = reply.givenUp ? 'deadline_passed' : 'provider_unavailable';
    return { kind: 'deferred', code, detail: reply.detail };
  }
  const problem = problemOf(reply.body);
  const detail = `${reply.status} ${problem?.text ?? 'without an explanation'}`;
  const retry = reply.retryAfterMs === undefined ? {} : { retryAfterMs: reply.retryAfterMs };
  const refusal = own(REFUSALS, problem?.name ?? '');
  if (refusal !== undefined && reply.status < 500) return { kind: 'refused', code: refusal, detail };
  const deferral = own(DEFERRALS, problem?.name ?? '');
  if (deferral !== undefined) return { kind: 'deferred', code: deferral, detail, ...retry };
  if (reply.status >= 500 && reply.status !== 501) return { kind: 'unknown', detail };
  if (reply.status === 408) return { kind: 'unknown', detail };
  const verdict = codeOfStatus(reply.status, problem !== undefined);
  return 'refused' in verdict
    ? { kind: 'refused', code: verdict.refused, detail }
    : { kind: 'deferred', code: verdict.deferred, detail, ...retry };
}

/** Of a request that only reads, before anything was done: here silence is harmless. */
export function outcomeOfReading(reply: Reply): Outcome {
  const outcome = outcomeOfEffect(reply);
  if (outcome.kind !== 'unknown') return outcome;
  const givenUp = reply.kind === 'lost' && reply.givenUp;
  const code = givenUp ? 'deadline_passed' : 'provider_unavailable';
  return { kind: 'deferred', code, detail: outcome.detail };
}
