/** What can be chosen about a world? */
import { type ClockOptions, parseClock } from '../clock/world-clock.js';
import type { InvitationLimits } from '../provider/invitation-quota.js';

export interface WorldOptions {
  readonly seed: string;
  readonly people: number;
  readonly senders: number;
  readonly clock: ClockOptions;
  readonly invitationLimits: InvitationLimits;
  /** InMail credits of each account. */
  readonly inmailCredits: number;
}

/** As the environment and tests write them; what is left out has a default. */
export interface WorldSettings {
  readonly seed?: string;
  readonly people?: number;
  readonly senders?: number;
  /** `wall`, `stepped` or `scaled:<factor>`. */
  readonly clock?: string;
  /** ISO instant at which a scaled or stepped clock starts. */
  readonly clockStart?: string;
  readonly invitationLimits?: InvitationLimits;
  readonly inmailCredits?: number;
}

/** A Monday morning, always the same. */
const DEFAULT_START = '2026-01-05T08:00:00Z';

export const worldOptions = (settings: WorldSettings): WorldOptions => ({
  seed: settings.seed ?? 'overture',
  people: settings.people ?? 400,
  senders: settings.senders ?? 4,
  clock: {
    ...parseClock(settings.clock ?? 'stepped'),
    start: Temporal.Instant.from(settings.clockStart ?? DEFAULT_START),
  },
  invitationLimits: settings.invitationLimits ?? { perDay: 100, perWeek: 200 },
  inmailCredits: settings.inmailCredits ?? 50,
});
