/**
 * What does a failed submission mean for the touch?
 *
 * A reply of the server is definite, whenever it comes. Without one, the only question is whether the body had been
 * handed over: if not, nothing was sent; if so, nobody knows (RFC 1047). Codes: RFC 5321 and RFC 3463.
 */
import type { DeferralCode, Outcome, RefusalCode } from '#domain';
import type { SmtpFailure, Submission } from './smtp-submit.js';

type Failed = Extract<Submission, { accepted: false }>;
type Verdict = { readonly refused: RefusalCode } | { readonly deferred: DeferralCode };

const refused = (code: RefusalCode): Verdict => ({ refused: code });
const deferred = (code: DeferralCode): Verdict => ({ deferred: code });

/** The enhanced status code at the head of a reply, such as `5.1.1`. */
const enhancedStatus = (response: string): string =>
  /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';

/** Gmail answers 5.4.5 and Microsoft 365 5.1.90 when the account's own daily allowance is spent. */
const isOwnLimit = (status: string, response: string): boolean =>
  status === '5.4.5' ||
  status === '5.1.90' ||
  /\b(daily|hourly|sending|message|rate)\b.{0,30}\b(limit|quota)\b/i.test(response.slice(0, 500));

function recipientVerdict(code: number, status: string, response: string): Verdict {
  if (code < 500 || status === '5.2.2' || (code === 552 && status === '')) return deferred('recipient_busy');
  if (status === '5.1.7' || status === '5.1.8') return deferred('account_needs_attention');
  if (status.startsWith('5.1.') || status === '5.2.1') return refused('address_does_not_exist');
  if (status.startsWith('5.2.') || status.startsWith('5.4.')) return refused('recipient_unreachable');
  // Microsoft's 5.7.1xx are rules of the receiving organisation; the other 5.7.x judge the sender's mailbox.
  if (/^5\.7\.1\d\d$/.test(status)) return refused('rejected');
  if (status.startsWith('5.7.') || /relay/i.test(response)) return deferred('account_needs_attention');
  return [550, 551, 553].includes(code) && status === ''
    ? refused('address_does_not_exist')
    : refused('rejected');
}

function bodyVerdict(code: number, status: string): Verdict {
  if (code < 500) return deferred('provider_unavailable');
  if (status === '5.2.2') return deferred('recipient_busy');
  if (status.startsWith('5.1.') || status === '5.2.1') return refused('address_does_not_exist');
  // 5.7.20–5.7.29 (RFC 7372) and Microsoft's 5.7.515: the sending domain is not authenticated.
  if (/^5\.7\.(2\d|515)$/.test(status)) return deferred('account_needs_attention');
  return refused('content_refused');
}

function verdictOfReply(code: number, failure: SmtpFailure): Verdict {
  const response = failure.response ?? '';
  const status = enhancedStatus(response);
  if (isOwnLimit(status, response)) return deferred('limit_reached');
  if (code === 421) return deferred('provider_unavailable');
  if (code === 530) return deferred('account_needs_attention');
  if (failure.command === 'RCPT TO') return recipientVerdict(code, status, response);
  if (failure.code === 'EMESSAGE') return bodyVerdict(code, status);
  if (code < 500) return deferred('provider_unavailable');
  if (status === '5.3.4' || code === 552) return refused('content_refused');
  return deferred('account_needs_attention');
}

function verdictWithoutReply(failed: Failed): Verdict {
  if (failed.givenUp) return deferred('deadline_passed');
  switch (failed.failure.code) {
    case 'EAUTH':
    case 'ENOAUTH':
    case 'ETLS':
    case 'ECONFIG':
      return deferred('account_needs_attention');
    // Said by the client itself: larger than the server's announced SIZE, or an envelope that cannot be written.
    case 'EMESSAGE':
      return refused('content_refused');
    case 'EENVELOPE':
      return refused('rejected');
    default:
      return deferred('provider_unavailable');
  }
}

export function outcomeOfFailure(failed: Failed): Outcome {
  const { failure } = failed;
  const detail = (failure.response ?? failure.message).slice(0, 500);
  if (failure.responseCode === undefined && failed.bodyLeft) {
    return { kind: 'unknown', detail: `The message left and no answer came back: ${detail}` };
  }
  const verdict =
    failure.responseCode === undefined
      ? verdictWithoutReply(failed)
      : verdictOfReply(failure.responseCode, failure);
  return 'refused' in verdict
    ? { kind: 'refused', code: verdict.refused, detail }
    : { kind: 'deferred', code: verdict.deferred, detail };
}
