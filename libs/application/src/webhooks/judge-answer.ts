/** What does a consumer's answer mean for a delivery? Any 2xx is done; everything else is a failure that has a name. */
import type { OutgoingAnswer, OutgoingFailure } from '../outgoing/outgoing-http.port.js';
import { readRetryAfter } from './retry-schedule.js';

export type DeliveryOutcome =
  | 'delivered'
  /** 410: nobody lives there any more. */
  | 'gone'
  /** 3xx: never followed, since a redirect leads wherever it likes. */
  | 'redirected'
  /** Any other status. */
  | 'refused'
  | OutgoingFailure;

export interface Judgement {
  readonly outcome: DeliveryOutcome;
  readonly responseStatus: number | null;
  /** The first characters of the answer, made harmless. */
  readonly response: string | null;
  readonly retryAfterMs: number | undefined;
}

const SHOWN = 500;

export function judgeAnswer(answer: OutgoingAnswer, now: Temporal.Instant): Judgement {
  if (answer.kind === 'failed')
    return { outcome: answer.failure, responseStatus: null, response: null, retryAfterMs: undefined };
  const { status, body, retryAfter } = answer;
  return {
    outcome: outcomeOf(status),
    responseStatus: status,
    response: harmless(body),
    retryAfterMs: status === 429 || status === 503 ? readRetryAfter(retryAfter, now) : undefined,
  };
}

function outcomeOf(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return status >= 300 && status < 400 ? 'redirected' : 'refused';
}

/** Without control characters, bidirectional tricks and line breaks: somebody will read it in a table. */
export function harmless(text: string): string {
  return text
    .slice(0, SHOWN * 4)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, SHOWN)
    .toWellFormed();
}
