/** How do use cases reach audiences and their members? */
import type { Audience } from './audience.js';

export interface AudienceReads {
  byId(id: string): Promise<Audience | undefined>;
  byName(name: string): Promise<Audience | undefined>;
  /** Newest id first, after `afterId`; at most `take`. */
  list(take: number, afterId?: string): Promise<Audience[]>;
  /** Members now; those of a filter are counted when asked. */
  sizeOf(audience: Audience): Promise<number>;
  /** Lead ids, oldest first, of whoever is in one of them; an audience that does not exist has nobody. */
  listMemberIds(audienceIds: readonly string[]): Promise<string[]>;
  /** Those of `leadIds` that are no leads of the workspace. */
  unknownLeads(leadIds: readonly string[]): Promise<string[]>;
}

export interface AudienceStore extends AudienceReads {
  /** False when the name is taken. */
  create(audience: Audience): Promise<boolean>;
  /** Adds to a static audience; returns how many were not in it before. */
  addMembers(audienceId: string, leadIds: readonly string[]): Promise<number>;
}
