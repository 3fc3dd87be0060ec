/** How many bytes may a body have? Where it matters, a route says so in its config. */
export const BODY_LIMIT = 1_000_000;
export const IMPORT_BODY_LIMIT = 20_000_000;

/** Read from a route's config when the route is registered. */
export interface RouteLimits {
  readonly bodyLimit?: number;
}
