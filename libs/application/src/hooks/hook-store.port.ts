/** Which secret addresses may outside systems post to, and where is what they post kept until it is understood? */

import type { HookKind } from '#contracts';
import type { SalesSource } from '../sales/sales-report.js';

export interface InboundHook {
  readonly workspaceId: string;
  readonly id: string;
  /** Opens as `{ secret }` at the place `inbound_hook`. */
  readonly sealedSecret: Uint8Array;
}

export interface HookSignal {
  readonly accountId: string | null;
  readonly source: 'provider_webhook' | SalesSource;
  /** The same for the same delivery, however often it is repeated. */
  readonly externalKey: string;
  readonly raw: string;
  /** Identity of the person it is about, in lower case: until it is understood, that person's next touch waits. */
  readonly senderHint: string | null;
}

export interface HookStore {
  /** Asked before any workspace is known. */
  find(kind: HookKind, tokenHash: string): Promise<InboundHook | undefined>;
  /** `address`: the provider's own id of the account. */
  linkedinAccountId(workspaceId: string, address: string): Promise<string | undefined>;
  /** Commits at once; false when the same delivery was kept before. `receivedAt` is real time. */
  keep(workspaceId: string, signal: HookSignal, receivedAt: Temporal.Instant): Promise<boolean>;
}
