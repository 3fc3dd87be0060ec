/**
 * Months of a busy workspace in a dozen zones, and a judge who knows the rules but none of the code.
 *
 * The world is made from a seed. The judge reads wall clocks and counts sends; what it finds is told in words.
 */
import {
  accountLimits,
  seededRandom,
  type SimulatedRun,
  type SimulatedSend,
  type SimulatedWorld,
} from '#domain';
import { account, lead, world } from './simulated-world.js';

/** Changes at two, at midnight, by half an hour, in Ramadan, and none. */
export const ZONES = [
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/Havana',
  'America/Santiago',
  'America/Sao_Paulo',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Jerusalem',
  'Pacific/Auckland',
] as const;

const BEGIN = Temporal.Instant.from('2026-03-01T00:00:00Z');
/** Every day, so that each change of clocks falls into them; nights too, for clocks change at night. */
const RANGES = [
  { from: '00:00', to: '05:00' },
  { from: '09:00', to: '17:00' },
];
const LEAD_HOURS = { weekdays: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '00:00', to: '20:00' }] };
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** So little that the people last for the whole year. */
const A_DAY: Readonly<Record<string, number>> = { email: 3, linkedin_invite: 1, linkedin_message: 2 };
const A_WEEK: Readonly<Record<string, number>> = { email: 13, linkedin_invite: 6 };
const PER_DOMAIN = 2;
const OF_CAMPAIGN = 20;
const GAP = { min: 120, max: 900 };
const PERSON = { most: 3, days: 7 };
const COMPANY = { days: 14 };

const GRAPH = {
  start: 'invite',
  steps: [
    { id: 'invite', kind: 'linkedin_invite', next: 'accepted' },
    {
      id: 'accepted',
      kind: 'condition',
      if: { ask: 'invitation_accepted' },
      within: { days: 4 },
      then: 'message',
      else: 'mail',
    },
    { id: 'message', kind: 'linkedin_message', body: 'Hi.', next: 'mail' },
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello.', next: 'pause' },
    { id: 'pause', kind: 'wait', for: { days: 2, hours: 5 }, next: 'again' },
    { id: 'again', kind: 'email', body: 'Again.', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
} as const;

export function busyMonths(seed: string, perZone: number): SimulatedWorld {
  const random = seededRandom(`months ${seed}`);
  const accounts = ZONES.map((zone) =>
    account(zone, {
      zone,
      windows: [{ zone, weekdays: WEEKDAYS, ranges: RANGES }],
      gapSeconds: GAP,
      limits: accountLimits(A_DAY, { week: A_WEEK, perRecipientDomain: PER_DOMAIN }),
    }),
  );
  const hours = ZONES.map((zone) => [{ zone, ...LEAD_HOURS }]);
  const leads = Array.from({ length: perZone * ZONES.length }, (_, index) => {
    const at = index % ZONES.length;
    const campaignId = random() < 0.5 ? 'spring' : 'autumn';
    const own = lead(index, GRAPH, ZONES[at] ?? '', {
      campaignId,
      identityId: ZONES[at] ?? '',
      // On the other side of the world, for some.
      windows: hours[random() < 0.2 ? (at + 5) % ZONES.length : at] ?? [],
      recipientDomain: `company${Math.floor(random() * perZone)}.test`,
      companyId: random() < 0.2 ? `company${Math.floor(random() * perZone)}` : null,
      position: { stepId: 'invite', enteredAt: BEGIN },
      dueAt: BEGIN,
    });
    if (random() > 0.05) return [own];
    const other = campaignId === 'spring' ? 'autumn' : 'spring';
    return [own, { ...own, enrollmentId: `${own.enrollmentId}/${other}`, campaignId: other }];
  }).flat();
  return world(accounts, leads, {
    now: BEGIN,
    campaigns: [
      { id: 'spring', weight: 1, dailyCap: null, used: [] },
      { id: 'autumn', weight: 3, dailyCap: OF_CAMPAIGN, used: [] },
    ],
    contactPolicy: { person: PERSON, company: COMPANY },
  });
}

interface Sent extends SimulatedSend {
  readonly who: SimulatedRun['paths'][number]['lead'];
  readonly wall: Temporal.ZonedDateTime;
  readonly day: string;
}

/** Everything that was against a rule; empty when nothing was. */
export function faultsOf({ accounts }: SimulatedWorld, { paths }: SimulatedRun): string[] {
  const zones = new Map(accounts.map(({ id, zone }) => [id, zone]));
  const sends = paths
    .flatMap(({ lead: who, sends: own }) =>
      own.map((send): Sent => {
        const wall = Temporal.Instant.fromEpochMilliseconds(send.at).toZonedDateTimeISO(
          zones.get(send.accountId) ?? '',
        );
        return { ...send, who, wall, day: wall.toPlainDate().toString() };
      }),
    )
    .sort((one, other) => one.at - other.at);
  const over = (what: string, key: (send: Sent) => string, most: number, some = sends) =>
    [...Map.groupBy(some, key)].flatMap(([name, { length }]) =>
      length > most ? [`${what}: ${length} of ${most} for ${name}`] : [],
    );
  const mails = sends.filter(({ kind }) => kind === 'email');
  return [
    ...sends.flatMap(outsideHours),
    ...Object.entries(A_DAY).flatMap(([kind, most]) =>
      over(
        `above the cap of a day, ${kind}`,
        ({ accountId, day }) => `${accountId} ${day}`,
        most,
        sends.filter((send) => send.kind === kind),
      ),
    ),
    ...over(
      'above the cap of a domain',
      ({ accountId, day, who }) => `${accountId} ${who.recipientDomain ?? ''} ${day}`,
      PER_DOMAIN,
      mails,
    ),
    ...over(
      'above the cap of the campaign',
      ({ day }) => day,
      OF_CAMPAIGN,
      sends.filter(({ who }) => who.campaignId === 'autumn'),
    ),
    ...over('sent twice', ({ who, stepId }) => `${who.enrollmentId} ${stepId}`, 1),
    ...lanes(sends).flatMap(tooSoonOrTooMany),
    ...tooOften(sends),
    ...paths.flatMap(({ lead: { enrollmentId }, end, endedAt, sends: own }) =>
      end === 'replied' && own.some(({ at }) => at > (endedAt ?? 0))
        ? [`written to after an answer: ${enrollmentId}`]
        : [],
    ),
    ...paths.flatMap(({ end, lead: { enrollmentId }, openBecause }) =>
      end === 'open' ? [`never at an end: ${enrollmentId}, ${openBecause ?? ''}`] : [],
    ),
  ];
}

const lanes = (sends: readonly Sent[]): Sent[][] => [
  ...Map.groupBy(sends, ({ accountId, kind }) => `${accountId} ${kind}`).values(),
];

const inRanges = (wall: Temporal.ZonedDateTime, ranges: readonly { from: string; to: string }[]): boolean => {
  const clock = wall.toPlainTime().toString().slice(0, 5);
  return ranges.some(({ from, to }) => from <= clock && clock < to);
};

function outsideHours({ at, wall, who, accountId }: Sent): string[] {
  const theirs = who.windows[0]?.zone ?? '';
  const onTheirClock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(theirs);
  return [
    ...(inRanges(wall, RANGES) ? [] : [`outside the hours of ${accountId}: ${wall.toString()}`]),
    ...(inRanges(onTheirClock, LEAD_HOURS.ranges)
      ? []
      : [`outside the hours of a lead: ${onTheirClock.toString()}`]),
  ];
}

function tooSoonOrTooMany(lane: readonly Sent[]): string[] {
  return lane.flatMap((send, index) => {
    const before = lane[index - 1];
    const soon = before && send.at - before.at < GAP.min * 1000;
    // The week of an account: today and the six days before.
    const first = send.wall.toPlainDate().subtract({ days: 6 }).toString();
    const most = A_WEEK[send.kind] ?? Infinity;
    const week = lane.slice(0, index + 1).filter(({ day }) => day >= first).length;
    return [
      ...(soon ? [`no gap before ${send.accountId} ${send.wall.toString()}`] : []),
      ...(week > most ? [`above the week of ${send.accountId}, ${send.kind} ${send.day}`] : []),
    ];
  });
}

const DAY_MS = 86_400_000;

function tooOften(sends: readonly Sent[]): string[] {
  const people = [...Map.groupBy(sends, ({ who }) => who.leadId)].flatMap(([leadId, own]) =>
    own.flatMap(({ at }, index) => {
      const earlier = own[index - PERSON.most];
      return earlier && at - earlier.at < PERSON.days * DAY_MS ? [`contacted too often: ${leadId}`] : [];
    }),
  );
  const ofCompanies = sends.filter(({ who }) => who.companyId !== null);
  const companies = [...Map.groupBy(ofCompanies, ({ who }) => who.companyId)].flatMap(([company, own]) =>
    own.flatMap(({ at, who }, index) =>
      own
        .slice(0, index)
        .some((other) => other.who.identityId !== who.identityId && at - other.at < COMPANY.days * DAY_MS)
        ? [`two senders at ${company ?? ''}`]
        : [],
    ),
  );
  return [...people, ...companies];
}

/** The days of the run on which a zone changed its clocks, and whether anything went out there on that day. */
export function changesOfClocks(
  run: SimulatedRun,
): { readonly zone: string; readonly day: string; readonly sent: number }[] {
  return ZONES.flatMap((zone) => {
    const end = Temporal.Instant.fromEpochMilliseconds(run.endedAt);
    const days: { zone: string; day: string; sent: number }[] = [];
    let at: Temporal.ZonedDateTime | null = BEGIN.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
    for (; at && Temporal.Instant.compare(at.toInstant(), end) < 0; at = at.getTimeZoneTransition('next')) {
      const day = at.toPlainDate().toString();
      const sent = run.days.filter((row) => row.accountId === zone && row.day === day);
      days.push({ zone, day, sent: sent.reduce((sum, { count }) => sum + count, 0) });
    }
    return days;
  });
}

export const MONTHS = {
  days: 400,
  horizonSeconds: 300,
  mostSlots: 20,
  rates: { acceptance: 0.3, reply: 0.06 },
} as const;
