/** What does the status that a lead has in one of their campaigns mean here? */

export interface StatusMeaning {
  /** Never contact again: a suppression of the addresses, with this reason. */
  readonly suppress?: string;
  /** The further along, the higher: of several statuses the highest is kept on the lead. */
  readonly rank: number;
}

const UNSUBSCRIBED = 'Unsubscribed in La Growth Machine';

const MEANINGS: Readonly<Record<string, StatusMeaning>> = {
  NOT_ACTIVATED: { rank: 0 },
  ENRICHED: { rank: 0 },
  SUBSCRIBED: { rank: 0 },
  PAUSED: { rank: 1 },
  RESUME: { rank: 1 },
  STOPPED: { rank: 2 },
  CONTACTED: { rank: 3 },
  COMPLETED_WITHOUT_REPLY: { rank: 4 },
  OUT_OF_OFFICE: { rank: 5 },
  TO_QUALIFY: { rank: 6 },
  WRONG_TIMING: { rank: 7 },
  ALREADY_EQUIPPED: { rank: 7 },
  WRONG_TARGET: { rank: 7 },
  NOT_INTERESTED: { rank: 7 },
  INTERESTED: { rank: 8 },
  CONVERTED: { rank: 8 },
  NEGOTIATING: { rank: 9 },
  CALL_BOOKED: { rank: 9 },
  READY_TO_BUY: { rank: 9 },
  UNSUBSCRIBED: { rank: 10, suppress: UNSUBSCRIBED },
};

export function meaningOf(status: string): StatusMeaning {
  return MEANINGS[status.toUpperCase()] ?? { rank: 0 };
}

/** The status that says most; undefined when there is none. */
export function furthest(statuses: readonly string[]): string | undefined {
  return statuses.reduce<string | undefined>(
    (best, status) => (best === undefined || meaningOf(status).rank > meaningOf(best).rank ? status : best),
    undefined,
  );
}
