/**
 * Which parts of the provider's objects matter here? Everything else in them is ignored, whatever it is.
 *
 * Source: https://developer.unipile.com/v2.0/reference (User, UserProfile, Chat, Message, RelationRequest, lists).
 */
import { z } from 'zod';

const id = z.string().min(1).max(300);
const optionalText = z.string().max(100_000).optional().catch(undefined);
/** v1 wrote booleans as 0 and 1; both are accepted. */
const flag = z
  .union([z.boolean(), z.literal(0), z.literal(1)])
  .optional()
  .catch(undefined)
  .transform((value) => value === true || value === 1);

export const userShape = z.object({
  id,
  public_identifier: optionalText,
  display_name: optionalText,
});
export type ProviderUser = z.infer<typeof userShape>;

export const profileShape = userShape.extend({
  /** Undefined where the provider does not tell. */
  following: z
    .union([z.boolean(), z.literal(0), z.literal(1)])
    .optional()
    .catch(undefined)
    .transform((value) => (value === undefined ? undefined : value === true || value === 1)),
  specifics: z
    .object({ member_id: optionalText, network_distance: optionalText, notify_visit_token: optionalText })
    .partial()
    .catch({})
    .default({}),
});
export type ProviderProfile = z.infer<typeof profileShape>;

export const relationShape = z.object({ user: userShape });

export const invitationShape = z.object({
  id,
  user: userShape.optional().catch(undefined),
  user_id: id.optional().catch(undefined),
});

export const chatShape = z.object({
  id,
  last_message_timestamp: z.union([z.string(), z.number()]).nullish().catch(undefined),
});

export const messageShape = z.object({
  id,
  chat_id: id.optional().catch(undefined),
  text: optionalText,
  sender_id: id.optional().catch(undefined),
  sender: userShape.optional().catch(undefined),
  timestamp: z.union([z.string(), z.number()]).nullish().catch(undefined),
  is_sender: flag,
  is_event: flag,
  is_deleted: flag,
});
export type ProviderMessage = z.infer<typeof messageShape>;

export const sentShape = z.object({
  id: id.optional().catch(undefined),
  message_id: id.optional().catch(undefined),
  chat_id: id.optional().catch(undefined),
});

const listShape = z.object({
  data: z.array(z.unknown()),
  next_cursor: z.string().min(1).nullish().catch(undefined),
});

/** Milliseconds since 1970, by the provider's clock; undefined when there is none. */
export function epochMs(timestamp: string | number | null | undefined): number | undefined {
  const value = typeof timestamp === 'string' ? Date.parse(timestamp) : timestamp;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The well-formed items of a list; undefined when the answer is no list at all. */
export function listOf<T>(
  body: unknown,
  item: z.ZodType<T>,
): { readonly items: readonly T[]; readonly next: string | undefined } | undefined {
  const list = listShape.safeParse(body);
  if (!list.success) return undefined;
  const items = list.data.data.flatMap((entry) => {
    const parsed = item.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  return { items, next: list.data.next_cursor ?? undefined };
}
