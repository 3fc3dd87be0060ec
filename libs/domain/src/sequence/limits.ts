/** How large may a sequence and its texts be? Lengths are in characters, counted without the variables. */
export const MAX_STEPS = 100;
export const MAX_WAIT_DAYS = 365;

export const MAX_LENGTH = {
  /** One header line (RFC 5322, 2.1.1) after encoding; longer ones are cut by every reader anyway. */
  subject: 200,
  emailBody: 20_000,
  /** LinkedIn's own limit with Premium; without it the provider refuses notes over 200. */
  note: 300,
  /** LinkedIn's own limit for a message. */
  message: 8000,
  /** LinkedIn's own limits for an InMail. */
  inmailSubject: 200,
  inmailBody: 1900,
  taskTitle: 200,
  taskBody: 5000,
} as const;

export const MAX_VARIANTS = 10;
/** As many as there are in a year. */
export const MAX_WORKING_DAYS = 260;
