/** What does a set of leads that a search begins with answer by itself? */
export interface SearchBase {
  /** Named `s`, with workspace_id and lead_id. */
  readonly sql: string;
  /** Whether these conditions hold of it already. */
  readonly activity: boolean;
  readonly excluded: boolean;
  readonly suppressed: boolean;
}
