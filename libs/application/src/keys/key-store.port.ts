/** How do use cases reach API keys? Never with anything that opens one. */
import type { Scope } from '#contracts';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'service' | 'person';
  readonly scopes: readonly Scope[];
  /** The public part, by which the row is found. */
  readonly lookup: string;
  readonly readsPerMinute: number | null;
  readonly actsPerMinute: number | null;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
  readonly lastUsedAt: Temporal.Instant | null;
}

/** Makes a key: shown once, with what is kept of it. */
export type IssueKey = () => { readonly key: string; readonly lookup: string; readonly secretHash: string };

export interface KeyReads {
  byId(id: string): Promise<ApiKeyRow | undefined>;
  /** Newest id first, after `before`. */
  list(page: { readonly before?: string; readonly limit: number }): Promise<readonly ApiKeyRow[]>;
}

export interface KeyStore extends KeyReads {
  add(key: Omit<ApiKeyRow, 'revokedAt' | 'lastUsedAt'> & { readonly secretHash: string }): Promise<void>;
  /** Holds back whoever else would change it, until the transaction ends. */
  lock(id: string): Promise<ApiKeyRow | undefined>;
  save(
    key: Pick<ApiKeyRow, 'id' | 'name' | 'readsPerMinute' | 'actsPerMinute' | 'expiresAt' | 'revokedAt'>,
  ): Promise<void>;
}
