/**
 * Whose key is this? Asked of Postgres at most once a second for each key, so that a busy key costs no round trip on
 * each call and a revoked one opens nothing a second later.
 */
import type { FoundApiKey } from '#persistence';

/** Real milliseconds. */
const HELD = 900;
const MOST = 10_000;

interface Held {
  readonly found: Promise<FoundApiKey | undefined>;
  readonly until: number;
}

export class KnownKeys {
  private readonly held = new Map<string, Held>();
  /** Keys that were good lately, by their text. */
  private readonly good = new Set<string>();

  constructor(private readonly find: (key: string) => Promise<FoundApiKey | undefined>) {}

  wasGood(key: string): boolean {
    return this.good.has(key);
  }

  /** Undefined for a key that opens nothing. */
  async caller(key: string, now = performance.now()): Promise<FoundApiKey | undefined> {
    const known = this.held.get(key);
    if (known !== undefined && now < known.until) return known.found;
    const found = this.find(key);
    this.held.delete(key);
    this.held.set(key, { found, until: now + HELD });
    if (this.held.size > MOST) this.held.delete(this.held.keys().next().value ?? '');
    try {
      const answer = await found;
      this.remember(key, answer !== undefined);
      return answer;
    } catch (error) {
      // What could not be asked is asked again.
      this.held.delete(key);
      throw error;
    }
  }

  private remember(key: string, isGood: boolean): void {
    this.good.delete(key);
    if (!isGood) return;
    this.good.add(key);
    if (this.good.size > MOST) this.good.delete(this.good.keys().next().value ?? '');
  }
}
