/** Which of the account's invitations that wait for an answer is the one to this person? */
import type { Target } from '#application';
import type { Outcome } from '#domain';
import type { Call, RequestGuard } from './http.js';
import { memberIdOf } from './member.js';
import { outcomeOfReading, succeeded } from './outcome.js';
import { invitationShape, listOf } from './shapes.js';

const PAGE = '100';
const MAX_PAGES = 20;

/** Without an id: the list was read to its end, and names the person nowhere. */
export async function invitationTo(
  call: Call,
  target: Target,
  guard?: RequestGuard,
): Promise<{ readonly id: string | undefined } | { readonly outcome: Outcome }> {
  const member = await memberIdOf(call, target, guard);
  if (!member.ok) return { outcome: member.outcome };
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { type: 'sent', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const reply = await call({ method: 'GET', path: ['users', 'me', 'relation-requests'], query }, guard);
    if (!succeeded(reply)) return { outcome: outcomeOfReading(reply) };
    const list = listOf(reply.body, invitationShape);
    if (list === undefined) return { outcome: outcomeOfReading({ ...reply, status: 502 }) };
    const found = list.items.find(
      (invitation) => (invitation.user?.id ?? invitation.user_id) === member.value,
    );
    if (found) return { id: found.id };
    cursor = list.next;
    if (cursor === undefined) return { id: undefined };
  }
  const detail = 'The list of sent invitations is too long to be read to its end.';
  return { outcome: { kind: 'deferred', code: 'provider_unavailable', detail } };
}
