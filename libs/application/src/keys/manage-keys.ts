/** keys.create, keys.update, keys.revoke: who else may come in, for how long, and how often. */
import { encodeId, notFound, type OutputOf, Refusal } from '#contracts';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import type { ApiKeyRow, IssueKey } from './key-store.port.js';
import { keyView } from './key-view.js';
import { refuseWider } from './no-wider.js';

/** `issue` is missing where no key can be shown to anybody: in the worker. */
export function createKey(issue: IssueKey | undefined): ActHandler<'keys.create'> {
  return async (context, input) => {
    const { stores, realNow, newId, caller } = context;
    if (issue === undefined)
      throw new Refusal(
        'unavailable',
        'The process stopped before this was carried out, and the key can no longer be shown.',
        'Send it again under a new idempotency key.',
      );
    const wanted = {
      id: newId(),
      name: input.name,
      kind: 'service',
      scopes: [...new Set(input.scopes)],
      readsPerMinute: input.readsPerMinute ?? null,
      actsPerMinute: input.actsPerMinute ?? null,
      createdAt: realNow,
      expiresAt: input.expiresAt ?? null,
    } as const;
    refuseWider(caller, await ownKey(context), wanted);
    refusePast(wanted.expiresAt, realNow);
    const { key, lookup, secretHash } = issue();
    await stores.keys.add({ ...wanted, lookup, secretHash });
    return { ...keyView({ ...wanted, lookup, revokedAt: null, lastUsedAt: null }), key };
  };
}

export const updateKey: ActHandler<'keys.update'> = async (context, { apiKeyId, ...change }) => {
  const { stores, realNow, caller } = context;
  const before = await lockKey(context, apiKeyId);
  const widens = Object.keys(change).some((field) => field !== 'name');
  if (widens && apiKeyId === caller.apiKeyId)
    throw new Refusal(
      'not_allowed',
      'A key cannot change how long it lasts or how much it may do itself.',
      'Use another key with the scope keys:admin.',
    );
  if (before.revokedAt !== null)
    throw new Refusal('wrong_state', 'The key is revoked.', 'Make a new one with POST /v1/keys.');
  const after = { ...before, ...withoutUndefined(change) };
  if (widens) refuseWider(caller, await ownKey(context), after);
  if (change.expiresAt !== undefined) refusePast(after.expiresAt, realNow);
  await stores.keys.save(after);
  return keyView(after);
};

export const revokeKey: ActHandler<'keys.revoke'> = async (context, { apiKeyId }) => {
  const before = await lockKey(context, apiKeyId);
  if (before.revokedAt !== null) return keyView(before);
  const after = { ...before, revokedAt: context.realNow };
  await context.stores.keys.save(after);
  return keyView(after);
};

async function lockKey({ stores }: ActContext, apiKeyId: string): Promise<ApiKeyRow> {
  const key = await stores.keys.lock(apiKeyId);
  if (key === undefined) throw notFound('key', encodeId('apiKey', apiKeyId));
  return key;
}

async function ownKey({ stores, caller }: ActContext): Promise<ApiKeyRow> {
  const own = await stores.keys.byId(caller.apiKeyId);
  if (own === undefined) throw notFound('key', encodeId('apiKey', caller.apiKeyId));
  return own;
}

function refusePast(expiresAt: Temporal.Instant | null, now: Temporal.Instant): void {
  if (expiresAt === null || Temporal.Instant.compare(expiresAt, now) > 0) return;
  throw new Refusal(
    'invalid_input',
    'The key would expire at once.',
    'Correct the fields named in "fields".',
    [{ path: 'expiresAt', message: 'Expected an instant in the future; to end a key, revoke it.' }],
  );
}

type Change = Partial<Pick<OutputOf<'keys.get'>, 'name' | 'expiresAt' | 'readsPerMinute' | 'actsPerMinute'>>;

/** A field that is left out stays as it is. */
function withoutUndefined(change: Change): Change {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
