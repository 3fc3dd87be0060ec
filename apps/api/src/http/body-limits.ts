/** How many bytes may a body have? Where it matters, a route says so in its config. */
export const BODY_LIMIT = 1_000_000;
/** A small CSV of 1 MB, in any encoding and as JSON; larger files are uploaded. */
export const IMPORT_BODY_LIMIT = 4_000_000;
/** A thousand leads. */
export const BULK_BODY_LIMIT = 8_000_000;

/** Read from a route's config when the route is registered. */
export interface RouteLimits {
  readonly bodyLimit?: number;
}
