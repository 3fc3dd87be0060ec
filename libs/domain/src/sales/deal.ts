/** What can become of a deal, and which currencies are there? Stages are the CRM's own words; a status is one of ours. */
export const DEAL_STATUSES = ['open', 'won', 'lost'] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217, in capitals. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

export interface DealState {
  readonly name: string;
  /** The CRM's name for it. */
  readonly stage: string;
  readonly status: DealStatus;
  /** In hundredths of the currency. */
  readonly valueCents: number;
  readonly currency: string;
}

/** What happened to the deal, or null where nothing did. A new name alone is no event. */
export function dealEvent(
  before: DealState | undefined,
  after: DealState,
): 'deal.opened' | 'deal.reopened' | 'deal.stage_changed' | 'deal.won' | 'deal.lost' | null {
  if (before?.status !== after.status) {
    if (after.status !== 'open') return `deal.${after.status}`;
    return before === undefined ? 'deal.opened' : 'deal.reopened';
  }
  const isSame =
    before.stage === after.stage &&
    before.valueCents === after.valueCents &&
    before.currency === after.currency;
  return isSame ? null : 'deal.stage_changed';
}
