/** What is held on one person, part by part? */

/** In the order of the document. */
export const SUBJECT_SECTIONS = [
  'leads',
  'addresses',
  'audiences',
  'enrollments',
  'touches',
  'conversations',
  'messages',
  'signals',
  'meetings',
  'deals',
  'suppressions',
  'sources',
  'merges',
  'events',
] as const;
export type SubjectSection = (typeof SUBJECT_SECTIONS)[number];

/** Ids as uuids, instants as ISO text. */
export type SubjectEntry = Readonly<Record<string, unknown>>;

export interface SubjectAccessReads {
  /** The lead, and every lead that was merged into it. */
  personOf(leadId: string): Promise<readonly string[]>;
  /** At most `limit` entries of a section after the last one seen, oldest id first. */
  section(
    name: SubjectSection,
    leadIds: readonly string[],
    after: string | null,
    limit: number,
  ): Promise<readonly { readonly key: string; readonly entry: SubjectEntry }[]>;
}
