/** What does Overture know about a company? */
export interface Company {
  readonly id: string;
  readonly domain: string | null;
  readonly name: string;
  readonly industry: string | null;
  /** People employed. */
  readonly size: number | null;
  readonly tags: readonly string[];
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}
