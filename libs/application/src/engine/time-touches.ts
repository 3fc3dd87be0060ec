/**
 * When are the touches due that sequences ask for now?
 *
 * Not before the hours of everybody concerned are open and the contact policy lets them through. So that no slot of an
 * account is spent on what cannot go, and nothing is looked at again and again; the claim asks once more.
 */
import { contactBlock, contactMemoryDays, isContact, openingFrom } from '#domain';
import { held } from './contact-gate.js';
import type { AskedTouch, DueEnrollment, PlannedTouch } from './due-enrollment-store.port.js';
import type { EngineStores } from './engine-stores.port.js';
import type { Hours } from './window-store.port.js';

export interface Asked {
  readonly touch: AskedTouch;
  readonly enrollment: DueEnrollment;
}

export async function timeTouches(
  stores: Pick<EngineStores, 'windows' | 'contacts'>,
  asked: readonly Asked[],
  now: Temporal.Instant,
): Promise<PlannedTouch[]> {
  if (asked.length === 0) return [];
  const hours = await hoursOf(stores, asked);
  const blocks = await blocksOf(stores, asked, now);
  const openings = new Map<string, ReturnType<typeof openingFrom>>();
  return asked.map(({ touch, enrollment }) => {
    // A task is a person's: they know when to do it.
    if (touch.dueAt !== null) return { ...touch, dueAt: touch.dueAt, reason: null };
    const block = blocks.get(touch.id);
    const from = block?.askAgainAt ?? now;
    const key = keyOf(touch, enrollment);
    // Thousands share their hours: each moment is worked out once.
    const memo = `${key} ${from.epochMilliseconds}`;
    const opening = openings.get(memo) ?? openingFrom(hours.get(key)?.windows ?? [], from);
    openings.set(memo, opening);
    if (Temporal.Instant.compare(opening.at, now) <= 0) return { ...touch, dueAt: now, reason: null };
    return { ...touch, dueAt: opening.at, reason: block?.reason ?? opening.reason };
  });
}

const keyOf = ({ campaignId, accountId }: AskedTouch, { timeZone }: DueEnrollment): string =>
  `${campaignId} ${accountId} ${timeZone ?? ''}`;

async function hoursOf(
  { windows }: Pick<EngineStores, 'windows'>,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, Hours>> {
  const keys = new Map(
    asked.map(({ touch, enrollment }) => [
      keyOf(touch, enrollment),
      { campaignId: touch.campaignId, accountId: touch.accountId, zone: enrollment.timeZone ?? '' },
    ]),
  );
  await windows.hold();
  const found = await windows.of([...keys.values()]);
  return new Map([...keys.keys()].flatMap((key, index) => (found[index] ? [[key, found[index]]] : [])));
}

async function blocksOf(
  { contacts }: Pick<EngineStores, 'contacts'>,
  asked: readonly Asked[],
  now: Temporal.Instant,
) {
  const counted = asked.filter(
    ({ touch }) => touch.failure === null && touch.dueAt === null && isContact(touch.kind),
  );
  const policy = await contacts.policy();
  const days = contactMemoryDays(policy);
  if (days === null || counted.length === 0) return new Map<string, never>();
  const past = await contacts.past(
    counted.map(({ enrollment }) => ({ leadId: enrollment.leadId, companyId: enrollment.companyId })),
    now.subtract({ hours: 24 * days }),
  );
  return new Map(
    counted.flatMap(({ touch, enrollment }, index) => {
      const known = past[index];
      const block = known && contactBlock(policy, enrollment.identityId, known, now);
      return block ? [[touch.id, held(block, known, now)] as const] : [];
    }),
  );
}
