/**
 * What happens when a calendar or a CRM reports a meeting or a deal?
 *
 * The message is proven to be theirs (Standard Webhooks, https://www.standardwebhooks.com/: HMAC-SHA256 over id, time
 * and body, not older than five minutes), checked, kept as it came, and interpreted later. Its id stays the same over
 * the sender's attempts, so that a repeated one changes nothing.
 */
import type { FieldProblem } from '#contracts';
import { Webhook } from 'standardwebhooks';
import { hookTokenHash } from '../accounts/create-hook.js';
import { problemsOf } from '../operations/check-call.js';
import { salesSignal, type SalesSignal } from '../sales/read-sales.js';
import type { SecretBox } from '../secrets/secret-box.port.js';
import { isStorable } from '../text/storable-text.js';
import { secretOf } from './hook-secret.js';
import type { HookStore } from './hook-store.port.js';
import { printable } from './printable.js';

export type SalesHookResult =
  | { readonly status: 'unknown_hook' | 'bad_signature' | 'kept' | 'duplicate' }
  | { readonly status: 'invalid'; readonly fields: readonly FieldProblem[] };

/** The three headers of Standard Webhooks, as they came. */
export interface SignatureHeaders {
  readonly 'webhook-id': string | undefined;
  readonly 'webhook-timestamp': string | undefined;
  readonly 'webhook-signature': string | undefined;
}

export async function receiveSalesHook(
  deps: { readonly hooks: HookStore; readonly secrets: SecretBox },
  token: string,
  headers: SignatureHeaders,
  body: Uint8Array,
  receivedAt: Temporal.Instant,
): Promise<SalesHookResult> {
  const hook = await deps.hooks.find('sales', hookTokenHash(token));
  if (!hook) return { status: 'unknown_hook' };
  const raw = Buffer.from(body).toString('utf8');
  const messageId = printable(headers['webhook-id']);
  if (messageId === undefined || !isSigned(secretOf(deps.secrets, hook), headers, raw)) {
    return { status: 'bad_signature' };
  }
  const signal = readSignal(raw);
  if ('fields' in signal) return { status: 'invalid', fields: signal.fields };
  const isNew = await deps.hooks.keep(
    hook.workspaceId,
    {
      accountId: null,
      source: 'sales_webhook',
      externalKey: messageId,
      raw,
      senderHint: personOf(signal.signal),
    },
    receivedAt,
  );
  return { status: isNew ? 'kept' : 'duplicate' };
}

function isSigned(secret: string, headers: SignatureHeaders, raw: string): boolean {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? '']));
  try {
    new Webhook(secret).verify(raw, given, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function readSignal(raw: string): { signal: SalesSignal } | { fields: readonly FieldProblem[] } {
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    return { fields: [{ path: '', message: 'Expected JSON.' }] };
  }
  const read = salesSignal.safeParse(body);
  if (!read.success) return { fields: problemsOf(read.error) };
  const unstorable = Object.entries(read.data.data).filter(
    ([, value]) => typeof value === 'string' && !isStorable(value),
  );
  if (unstorable.length === 0) return { signal: read.data };
  return {
    fields: unstorable.map(([name]) => ({
      path: `data.${name}`,
      message: 'Holds a NUL or half a surrogate pair.',
    })),
  };
}

function personOf({ data }: SalesSignal): string | null {
  return data.email?.trim().toLowerCase() ?? data.linkedin_public_id?.toLowerCase() ?? null;
}
