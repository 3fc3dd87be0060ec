/** accounts.budget: what is left of each limit of an account, until when, and who used what is gone. */
import { encodeId, notFound, type OutputOf } from '#contracts';
import { accountLimits, dailyLimit, INVITE_NOTE, limitsOf, localDay, TOUCH_STEP_KINDS } from '#domain';
import type { LedgerEntry } from '../budget/budget-ledger.port.js';
import { useQuestion } from '../budget/use-question.js';
import type { ReadHandler } from '../operations/operation-context.js';

type Kind = OutputOf<'accounts.budget'>['kinds'][number];

export const accountBudget: ReadHandler<'accounts.budget'> = async ({ stores, now }, { accountId }) => {
  const account = await stores.accounts.account(accountId);
  if (!account) throw notFound('account', encodeId('account', accountId));
  const limits = accountLimits(account.dailyCaps, account.limits);
  const moment = { now, zone: account.window.zone };
  const today = localDay(now, moment.zone);
  const entries = await stores.accounts.entries(
    accountId,
    Temporal.PlainDate.from(today).subtract({ days: 6 }).toString(),
  );
  const counted = ([...TOUCH_STEP_KINDS, INVITE_NOTE] as const).filter((kind) =>
    kind.startsWith(account.channel),
  );
  const uses = await stores.accounts.uses(
    counted.map((kind) => useQuestion(accountId, kind, limits, moment)),
  );
  const kinds = counted.flatMap((kind, index): Kind[] => {
    const use = uses[index];
    const states = use ? limitsOf(kind, limits, use, moment) : [];
    if (!use || states.length === 0) return [];
    const shown = states.map(({ name, cap, used, taken, opensAt, reason }) => ({
      limit: name,
      cap,
      used,
      remaining: Math.max(0, cap - taken),
      resetsAt: opensAt,
      reason,
    }));
    return [{ kind, reserved: use.reserved, limits: shown, campaigns: campaignsOf(entries, kind, today) }];
  });
  return { accountId, day: today, kinds, recipientDomains: domainsOf(entries, today) };

  function domainsOf(all: readonly LedgerEntry[], day: string) {
    const cap = limits.perRecipientDomain;
    if (cap === null) return [];
    return all
      .filter((entry) => entry.item.startsWith('@') && entry.day === day && entry.used > 0)
      .map(({ item, used }) => {
        const { opensAt: resetsAt } = dailyLimit(cap, used, 'recipient_domain_spent', moment);
        return { domain: item.slice(1), cap, used, remaining: Math.max(0, cap - used), resetsAt };
      });
  }
};

function campaignsOf(entries: readonly LedgerEntry[], kind: string, today: string): Kind['campaigns'] {
  const campaigns = new Map<string, { today: number; sevenDays: number }>();
  for (const { item, day, byCampaign } of entries) {
    if (item !== kind) continue;
    for (const [campaignId, used] of Object.entries(byCampaign)) {
      const so = campaigns.get(campaignId) ?? { today: 0, sevenDays: 0 };
      campaigns.set(campaignId, {
        today: so.today + (day === today ? used : 0),
        sevenDays: so.sevenDays + used,
      });
    }
  }
  return [...campaigns].map(([campaignId, used]) => ({ campaignId, ...used }));
}
