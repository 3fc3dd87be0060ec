/** How are the limits of an account shown, and what does a wish to change them make of them? */
import type { InputOf, OutputOf } from '#contracts';
import type { AccountLimits, Caps, Counted, RampShape, StoredLimits } from '#domain';

type LimitsView = OutputOf<'accounts.list'>['data'][number]['limits'];
type Asked = NonNullable<InputOf<'accounts.update'>['limits']>;
export type LimitsWish = Omit<Asked, 'ramp'> & {
  readonly ramp?: (RampShape & { readonly startedOn?: string }) | null;
};

export function limitsView({
  week,
  month,
  ramp,
  perRecipientDomain,
  pendingInvitations,
  brake,
}: AccountLimits): LimitsView {
  return {
    week,
    month,
    ramp: ramp && 'percentByWeek' in ramp ? { ...ramp, percentByWeek: [...ramp.percentByWeek] } : ramp,
    perRecipientDomain,
    pendingInvitations,
    brake,
  };
}

/**
 * @param today ISO date of the account: a ramp begins there, unless it says when it began.
 * @param usedEver What was used of the kinds whose credits are set: what is left is counted from there on.
 */
export function changedLimits(
  now: AccountLimits,
  { credits, ramp, ...wish }: LimitsWish,
  today: string,
  usedEver: Caps,
): StoredLimits {
  const { day: _day, ...stored } = now;
  const until =
    credits &&
    Object.fromEntries(
      entries(credits).map(([kind, left]) => [kind, left === null ? null : (usedEver[kind] ?? 0) + left]),
    );
  return {
    ...stored,
    week: merged(now.week, wish.week),
    month: merged(now.month, wish.month),
    creditsUntil: merged(now.creditsUntil, until),
    ...(ramp !== undefined && { ramp: ramp && { startedOn: today, ...ramp } }),
    ...(wish.perRecipientDomain !== undefined && { perRecipientDomain: wish.perRecipientDomain }),
    ...(wish.pendingInvitations !== undefined && { pendingInvitations: wish.pendingInvitations }),
    brake: { ...now.brake, ...wish.brake },
  };
}

type Wish = Readonly<Partial<Record<Counted, number | null>>>;

/** Null takes a limit away. */
function merged(caps: Caps, wish: Wish | undefined): Caps {
  const wanted = { ...caps, ...wish };
  return Object.fromEntries(entries(wanted).filter((entry): entry is [Counted, number] => entry[1] !== null));
}

const entries = <T>(record: Partial<Record<Counted, T>>): [Counted, T][] =>
  Object.entries(record).filter((entry): entry is [Counted, T] => entry[1] !== undefined);
