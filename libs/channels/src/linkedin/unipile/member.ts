/**
 * Which member is the target, in the provider's own id?
 *
 * A stored member id is used as it is. A stored public id is looked up, and the profile that comes back must carry that
 * very public id: a profile found under a renamed or recycled name is another person, and is not contacted.
 */
import type { Target } from '#application';
import type { Outcome } from '#domain';
import type { Call, RequestGuard } from './http.js';
import { outcomeOfReading, succeeded } from './outcome.js';
import { profileShape, type ProviderProfile } from './shapes.js';

export type Resolved<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly outcome: Outcome };

const unreachable = (detail: string): { readonly ok: false; readonly outcome: Outcome } => ({
  ok: false,
  outcome: { kind: 'refused', code: 'recipient_unreachable', detail },
});

/** Public ids are written in any case, and sometimes percent-encoded. */
function publicId(value: string): string {
  try {
    return decodeURIComponent(value).trim().normalize('NFC').toLowerCase();
  } catch {
    return value.trim().normalize('NFC').toLowerCase();
  }
}

function isSamePerson(profile: ProviderProfile, target: Target): boolean {
  if (target.kind === 'linkedin_public_id') {
    return (
      profile.public_identifier !== undefined &&
      publicId(profile.public_identifier) === publicId(target.value)
    );
  }
  return profile.id === target.value || profile.specifics.member_id === target.value;
}

export async function profileOf(
  call: Call,
  target: Target,
  guard?: RequestGuard,
): Promise<Resolved<ProviderProfile>> {
  if (target.kind === 'email' || target.value === '') return unreachable('The target is no LinkedIn member.');
  const reply = await call({ method: 'GET', path: ['users', target.value] }, guard);
  if (!succeeded(reply)) return { ok: false, outcome: outcomeOfReading(reply) };
  const profile = profileShape.safeParse(reply.body);
  if (!profile.success) return { ok: false, outcome: outcomeOfReading({ ...reply, status: 502 }) };
  return isSamePerson(profile.data, target)
    ? { ok: true, value: profile.data }
    : unreachable('The profile found under this id belongs to somebody else.');
}

export async function memberIdOf(
  call: Call,
  target: Target,
  guard?: RequestGuard,
): Promise<Resolved<string>> {
  if (target.kind === 'linkedin_member_id' && target.value !== '') return { ok: true, value: target.value };
  const profile = await profileOf(call, target, guard);
  return profile.ok ? { ok: true, value: profile.value.id } : profile;
}
