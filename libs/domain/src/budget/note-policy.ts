/** What happens to an invitation whose note no budget is left for. Nobody's words are dropped unasked. */
export const NOTE_POLICIES = ['wait', 'send_without', 'skip'] as const;
export type NotePolicy = (typeof NOTE_POLICIES)[number];
export const DEFAULT_NOTE_POLICY: NotePolicy = 'wait';
