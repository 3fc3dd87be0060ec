/**
 * What happens when the LinkedIn provider posts an event?
 *
 * It is kept as it came, and the provider is answered within milliseconds: it repeats what takes too long. What the
 * event means is found out later. The secret token in the address is the proof of where it comes from, since the
 * provider does not publish how it signs.
 */
import { createHash } from 'node:crypto';
import { hookTokenHash } from '../accounts/create-hook.js';
import { isStorable } from '../text/storable-text.js';
import type { HookStore } from './hook-store.port.js';
import { printable } from './printable.js';

export type LinkedinHookResult =
  | 'unknown_hook'
  /** Not a JSON object in UTF-8. */
  | 'unreadable'
  /** About an account that is not connected here: nothing is kept, polling finds it once it is. */
  | 'unknown_account'
  | 'kept'
  | 'duplicate';

export async function receiveLinkedinHook(
  hooks: HookStore,
  token: string,
  body: Uint8Array,
  receivedAt: Temporal.Instant,
): Promise<LinkedinHookResult> {
  const hook = await hooks.find('linkedin', hookTokenHash(token));
  if (!hook) return 'unknown_hook';
  const raw = textOf(body);
  const envelope = raw === undefined ? undefined : objectOf(raw);
  if (raw === undefined || envelope === undefined) return 'unreadable';
  const address = printable(envelope['account_id']);
  const accountId = address && (await hooks.linkedinAccountId(hook.workspaceId, address));
  if (!accountId) return 'unknown_account';
  const eventKey = printable(envelope['id']) ?? createHash('sha256').update(body).digest('hex');
  const isNew = await hooks.keep(
    hook.workspaceId,
    {
      accountId,
      source: 'provider_webhook',
      externalKey: `${accountId} ${eventKey}`,
      raw,
      senderHint: senderOf(envelope)?.toLowerCase() ?? null,
    },
    receivedAt,
  );
  return isNew ? 'kept' : 'duplicate';
}

type Loose = Readonly<Record<string, unknown>>;

function textOf(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return isStorable(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function objectOf(text: string): Loose | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Member id of who accepted or wrote, where it is cheaply found; the channel's interpreter reads it properly later. */
function senderOf(envelope: Loose): string | undefined {
  const payload = asObject(envelope['payload']) ?? envelope;
  return printable(asObject(payload['user'])?.['id']) ?? printable(payload['sender_id']);
}

function asObject(value: unknown): Loose | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : undefined;
}
