/** Whom did a split deal to which variant, and what came of it? */
export interface DealtPerson {
  readonly variant: string;
  /** When the first touch after the split was sent, in milliseconds since the epoch. */
  readonly contactedAt: number | null;
  readonly repliedAt: number | null;
  /** When their first meeting of this campaign was booked. */
  readonly meetingAt: number | null;
}

export interface ExperimentReads {
  dealt(campaignId: string, stepId: string): Promise<readonly DealtPerson[]>;
}
