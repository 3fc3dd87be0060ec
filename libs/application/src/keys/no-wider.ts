/**
 * May this key give that much? Nobody hands out more than they hold: no scope they lack, no later end, no larger budget
 * than one that was set for them. Else a key that may make keys could outlive or outgrow itself.
 */
import { Refusal, type FieldProblem, type Scope } from '#contracts';
import type { Caller } from '../operations/caller.js';
import type { ApiKeyRow } from './key-store.port.js';

export interface Given {
  readonly scopes: readonly Scope[];
  readonly expiresAt: Temporal.Instant | null;
  readonly readsPerMinute: number | null;
  readonly actsPerMinute: number | null;
}

/** @throws Refusal `not_allowed`, with every field that goes too far */
export function refuseWider(
  caller: Caller,
  own: Pick<ApiKeyRow, 'expiresAt' | 'readsPerMinute' | 'actsPerMinute'>,
  given: Given,
): void {
  const fields: FieldProblem[] = [
    ...given.scopes
      .filter((scope) => !caller.scopes.includes(scope))
      .map((scope) => ({ path: 'scopes', message: `Your own key does not have ${scope}.` })),
    ...(isLater(given.expiresAt, own.expiresAt)
      ? [{ path: 'expiresAt', message: `Your own key expires at ${own.expiresAt?.toString() ?? ''}.` }]
      : []),
    ...tooMany('readsPerMinute', given.readsPerMinute, own.readsPerMinute),
    ...tooMany('actsPerMinute', given.actsPerMinute, own.actsPerMinute),
  ];
  if (fields.length === 0) return;
  throw new Refusal(
    'not_allowed',
    'A key can give no more than it has itself.',
    'Give less, or use a key that may do as much; ./overture key makes one.',
    fields,
  );
}

function isLater(given: Temporal.Instant | null, own: Temporal.Instant | null): boolean {
  if (own === null) return false;
  return given === null || Temporal.Instant.compare(given, own) > 0;
}

function tooMany(path: string, given: number | null, own: number | null): FieldProblem[] {
  if (own === null || (given !== null && given <= own)) return [];
  return [{ path, message: `Your own key may do ${own} a minute.` }];
}
