/** What may a key do now? Asked again wherever an act is carried out, because rights may have changed meanwhile. */
import type { Caller } from '../operations/caller.js';

export interface CallerReads {
  /** Undefined when the key is unknown, revoked or expired at `realNow`. */
  byApiKeyId(apiKeyId: string, realNow: Temporal.Instant): Promise<Caller | undefined>;
}
