/**
 * What happens when Cal.com or Calendly reports a booking?
 *
 * The message is proven to be theirs, kept as it came and answered at once; what it means is found out later. The same
 * bytes again are the same delivery. Until it is understood, the person who booked is not written to.
 */
import { createHash } from 'node:crypto';
import { hookTokenHash } from '../accounts/create-hook.js';
import { readSalesReport } from '../sales/apply-sales-report.js';
import type { SalesSource } from '../sales/sales-report.js';
import type { SecretBox } from '../secrets/secret-box.port.js';
import { isSignedByCalcom, isSignedByCalendly, type SignedMessage } from './calendar-signatures.js';
import type { HookStore } from './hook-store.port.js';
import { secretOf } from './hook-secret.js';
import { jsonTextOf } from './json-text.js';

export type Calendar = 'calcom' | 'calendly';
export type CalendarHookResult = 'unknown_hook' | 'bad_signature' | 'unreadable' | 'kept' | 'duplicate';

interface Trade {
  readonly source: SalesSource;
  readonly isSigned: (message: SignedMessage) => boolean;
}

const CALENDARS: Readonly<Record<Calendar, Trade>> = {
  calcom: { source: 'calcom_webhook', isSigned: isSignedByCalcom },
  calendly: { source: 'calendly_webhook', isSigned: isSignedByCalendly },
};

/** Name of the header that holds the signature. */
export const SIGNATURE_HEADER: Readonly<Record<Calendar, string>> = {
  calcom: 'x-cal-signature-256',
  calendly: 'calendly-webhook-signature',
};

export async function receiveCalendarHook(
  deps: { readonly hooks: HookStore; readonly secrets: SecretBox },
  calendar: Calendar,
  token: string,
  header: string | undefined,
  body: Uint8Array,
  receivedAt: Temporal.Instant,
): Promise<CalendarHookResult> {
  const hook = await deps.hooks.find(calendar, hookTokenHash(token));
  if (!hook) return 'unknown_hook';
  const { source, isSigned } = CALENDARS[calendar];
  if (!isSigned({ secret: secretOf(deps.secrets, hook), header, body, receivedAt })) return 'bad_signature';
  const raw = jsonTextOf(body);
  if (raw === undefined) return 'unreadable';
  const isNew = await deps.hooks.keep(
    hook.workspaceId,
    {
      accountId: null,
      source,
      externalKey: createHash('sha256').update(body).digest('hex'),
      raw,
      senderHint: personOf(source, raw),
    },
    receivedAt,
  );
  return isNew ? 'kept' : 'duplicate';
}

/** Whom it is about, where that can be read; the interpreter says later what is wrong with the rest. */
function personOf(source: SalesSource, raw: string): string | null {
  try {
    const report = readSalesReport(source, raw);
    return report.kind === 'irrelevant' ? null : (report.people[0]?.value ?? null);
  } catch {
    return null;
  }
}
