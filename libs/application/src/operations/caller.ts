/** Who asks? A key of a workspace, with what it may do. */
import type { Scope } from '#contracts';

export interface Caller {
  readonly workspaceId: string;
  readonly apiKeyId: string;
  readonly scopes: readonly Scope[];
  /** A person's own key may approve plans. */
  readonly kind: 'service' | 'person';
}
