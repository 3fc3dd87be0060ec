/** Who was contacted, by whom and when? What the contact policy counts. */
import type { ContactPolicy, PastContacts } from '#domain';

export interface KnownContacts extends PastContacts {
  /** Of some of them nobody knows yet whether they were made: they are being made, or are looked into. */
  readonly unsettled: boolean;
}

export interface ContactStore {
  policy(): Promise<ContactPolicy>;
  /** Whoever else would contact somebody of this company waits until the transaction ends. */
  holdCompany(companyId: string): Promise<void>;
  /** What was sent since then, or may have been, in the order asked. */
  past(
    people: readonly { readonly leadId: string; readonly companyId: string | null }[],
    since: Temporal.Instant,
  ): Promise<readonly KnownContacts[]>;
  /** Touches that the policy held back are asked about again at `now`: it is another one. */
  askAgain(now: Temporal.Instant): Promise<void>;
}
