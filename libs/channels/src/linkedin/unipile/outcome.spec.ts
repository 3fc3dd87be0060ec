import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Reply } from './http.js';
import { outcomeOfEffect, outcomeOfReading } from './outcome.js';

const answered = (status: number, type?: string, retryAfterMs?: number): Reply => ({
  kind: 'answered',
  status,
  body: type === undefined ? undefined : { object: 'Error', type, status, title: 't', detail: 'd' },
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

const rows = [
  [422, 'already_connected', { kind: 'refused', code: 'already_connected' }],
  [422, 'already_invited_recently', { kind: 'refused', code: 'already_invited' }],
  [422, 'cannot_invite_attendee', { kind: 'refused', code: 'recipient_unreachable' }],
  [422, 'invalid_recipient', { kind: 'refused', code: 'recipient_unreachable' }],
  [422, 'no_connection_with_recipient', { kind: 'refused', code: 'not_connected' }],
  [422, 'not_allowed_inmail', { kind: 'refused', code: 'inmail_not_allowed' }],
  [422, 'insufficient_credits', { kind: 'deferred', code: 'credits_spent' }],
  [422, 'invalid_message', { kind: 'refused', code: 'content_refused' }],
  [422, 'limit_exceeded', { kind: 'deferred', code: 'limit_reached' }],
  [422, 'cannot_resend_yet', { kind: 'deferred', code: 'limit_reached' }],
  [429, 'too_many_requests', { kind: 'deferred', code: 'limit_reached' }],
  [401, 'disconnected_account', { kind: 'deferred', code: 'account_needs_attention' }],
  [401, 'expired_credentials', { kind: 'deferred', code: 'account_needs_attention' }],
  [403, 'account_restricted', { kind: 'deferred', code: 'account_needs_attention' }],
  [404, 'resource_not_found', { kind: 'refused', code: 'recipient_unreachable' }],
  [400, 'invalid_parameters', { kind: 'refused', code: 'rejected' }],
  [503, 'no_client_session', { kind: 'deferred', code: 'provider_unavailable' }],
  [503, 'network_down', { kind: 'deferred', code: 'provider_unavailable' }],
  [500, 'unexpected_error', { kind: 'unknown' }],
  [500, 'provider_error', { kind: 'unknown' }],
  [504, 'request_timeout', { kind: 'unknown' }],
] as const;

describe('an answer of the provider', () => {
  it.each(rows)('%i %s is the same in both versions of its errors', (status, name, expected) => {
    for (const thrower of ['errors', 'api', 'provider']) {
      expect(outcomeOfEffect(answered(status, `${thrower}/${name}`))).toMatchObject(expected);
    }
  });

  it('that a gateway wrote leaves the effect unknown', () => {
    for (const status of [500, 502, 503, 504]) expect(outcomeOfEffect(answered(status)).kind).toBe('unknown');
  });

  it('404 that the provider did not write does not give up on the person', () => {
    expect(outcomeOfEffect(answered(404))).toMatchObject({
      kind: 'deferred',
      code: 'account_needs_attention',
    });
  });

  it('passes on when to come back', () => {
    const outcome = outcomeOfEffect(answered(429, 'provider/too_many_requests', 60_000));
    expect(outcome).toMatchObject({ code: 'limit_reached', retryAfterMs: 60_000 });
  });

  it('is never unknown when it only read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 599 }),
        fc.option(fc.string(), { nil: undefined }),
        (status, type) => {
          expect(outcomeOfReading(answered(status, type)).kind).not.toBe('unknown');
          expect(outcomeOfEffect(answered(status, type)).kind).not.toBe('delivered');
        },
      ),
    );
  });
});
