/** The ledger of budgets: what was used on which day, and by which campaign. */
import type { AccountLimits, Use } from '#domain';

/** What somebody wants to know of an account: one kind, or whatever else is counted for it. */
export interface UseQuestion {
  readonly accountId: string;
  readonly item: string;
  /** ISO date of the account's present day. */
  readonly today: string;
  /** All that was ever used, which costs more to read. */
  readonly ever: boolean;
  /** The unanswered invitations. */
  readonly pending: boolean;
}

export interface LedgerEntry {
  readonly item: string;
  readonly day: string;
  readonly used: number;
  readonly byCampaign: Readonly<Record<string, number>>;
}

/** What one touch takes, or gave back. */
export interface Spend {
  readonly accountId: string;
  readonly campaignId: string | null;
  readonly day: string;
  readonly items: readonly string[];
}

export interface BudgetReads {
  /** In the order asked. */
  uses(questions: readonly UseQuestion[]): Promise<readonly Use[]>;
  /** All that an account used since a day. */
  entries(accountId: string, from: string): Promise<readonly LedgerEntry[]>;
}

export interface BudgetLedger extends BudgetReads {
  limitsOf(accountId: string): Promise<{ readonly limits: AccountLimits; readonly zone: string }>;
  /**
   * What a campaign used on a day. Nobody else takes of it until the transaction ends; what an account uses is held the
   * same way by its own row, which a claim locks.
   */
  holdCampaign(campaignId: string, day: string): Promise<number>;
  take(spend: Spend): Promise<void>;
  giveBack(spend: Spend): Promise<void>;
  /** From now on the day's cap of this kind is at most so much. */
  lower(accountId: string, item: string, day: string, cap: number): Promise<void>;
}
