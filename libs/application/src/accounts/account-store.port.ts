/** How do use cases reach identities and their accounts? Never with their credentials. */
import type { HookKind } from '#contracts';
import type { Channel, SendingWindow, StoredLimits, TouchStepKind } from '#domain';
import type { BudgetReads } from '../budget/budget-ledger.port.js';

export type DailyCaps = Partial<Record<TouchStepKind, number>>;

export interface Account {
  readonly id: string;
  readonly identityId: string;
  readonly channel: Channel;
  readonly address: string;
  readonly displayName: string;
  readonly status: 'running' | 'paused' | 'needs_attention';
  readonly statusDetail: string | null;
  readonly window: SendingWindow;
  readonly dailyCaps: DailyCaps;
  readonly limits: StoredLimits;
  readonly gapSeconds: { readonly min: number; readonly max: number };
  /** Of a mailbox, instead of its identity's. */
  readonly signature: string | null;
  readonly inboxReadAt: Temporal.Instant | null;
}

export interface Identity {
  readonly id: string;
  readonly name: string;
  /** Beside those of its accounts; null: no hours of its own. */
  readonly window: SendingWindow | null;
  readonly signature: string | null;
  readonly createdAt: Temporal.Instant;
}

export interface NewAccount extends Omit<Account, 'status' | 'statusDetail' | 'signature' | 'inboxReadAt'> {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sealedCredentials: Uint8Array<ArrayBuffer>;
  readonly createdAt: Temporal.Instant;
}

export interface AccountReads extends BudgetReads {
  identities(): Promise<readonly Identity[]>;
  identity(id: string): Promise<Identity | undefined>;
  accounts(): Promise<readonly Account[]>;
  account(id: string): Promise<Account | undefined>;
  accountByAddress(channel: Channel, address: string): Promise<Account | undefined>;
}

export interface AccountStore extends AccountReads {
  addIdentity(identity: Identity): Promise<void>;
  /** What is not named stays; undefined when there is no such identity. */
  updateIdentity(
    id: string,
    change: {
      readonly name?: string | undefined;
      readonly signature?: string | null | undefined;
      readonly window?: SendingWindow | null | undefined;
    },
  ): Promise<Identity | undefined>;
  addAccount(account: NewAccount): Promise<void>;
  /** Holds back whoever else would change it, until the transaction ends. */
  lock(id: string): Promise<Account | undefined>;
  updateAccount(
    id: string,
    change: Partial<
      Pick<Account, 'status' | 'window' | 'dailyCaps' | 'limits' | 'gapSeconds' | 'signature'>
    > & {
      /** Its bounces and complaints count from then on. */
      readonly judgedSince?: Temporal.Instant;
    },
  ): Promise<void>;
  replaceCredentials(
    id: string,
    change: Pick<NewAccount, 'sealedCredentials'> & Partial<Pick<NewAccount, 'settings'>>,
  ): Promise<void>;
  /** Lets the account's lanes be looked at again at `now`. */
  openLanes(accountId: string, now: Temporal.Instant): Promise<void>;
  addHook(hook: {
    readonly id: string;
    readonly kind: HookKind;
    readonly tokenHash: string;
    readonly sealedSecret: Uint8Array<ArrayBuffer>;
    readonly createdAt: Temporal.Instant;
  }): Promise<void>;
}
