/**
 * Did the campaigns go as they should, and do Overture's figures say what the outside world saw?
 *
 * Pure: figures as `/v1/campaigns/:id/figures` gives them, the ledger as the sandbox's `/ledger` gives it. People are
 * counted where a figure counts people, things where it counts things.
 */

/** What the judge reads of a ledger entry; which parts there are depends on its kind. */
export interface LedgerEntry {
  readonly kind: string;
  readonly personId?: string;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly text?: string;
  readonly reply?: string;
  readonly valueCents?: number;
  readonly currency?: string;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
}

export interface CampaignFigures {
  readonly counts: Readonly<Record<string, number>>;
  readonly pipeline: readonly { readonly currency: string; readonly wonCents: number }[];
}

export interface Comparison {
  readonly name: string;
  readonly funnel: number;
  readonly ledger: number;
  readonly ok: boolean;
}

export interface CompareOptions {
  /** Texts of answers that were given on LinkedIn: they are no steps. Answers by mail are known by what they answer. */
  readonly linkedinAnswers?: readonly string[];
}

/** Figures of several campaigns are added up: nobody may be in two of them. */
export function compareWithLedger(
  figures: readonly CampaignFigures[],
  ledger: Ledger,
  options: CompareOptions = {},
): Comparison[] {
  const answers = new Set(answersIn(ledger, options));
  const steps = ledger.entries.filter((entry) => !answers.has(entry));
  const things = (...kinds: string[]) => ofKinds(steps, kinds).length;
  const people = (...kinds: string[]) => countPeople(ofKinds(steps, kinds));
  const repliedWith = (test: (reply: string) => boolean) =>
    countPeople(ofKinds(steps, ['reply_sent']).filter(({ reply = '' }) => test(reply)));
  const lines: [name: string, metric: string, ledger: number][] = [
    ['people contacted', 'contacted', people(...REACHING)],
    ['profiles visited', 'sent_linkedin_visit', things('profile_visited')],
    ['people invited', 'invited', people('invitation_sent')],
    ['invitations sent', 'sent_linkedin_invite', things('invitation_sent')],
    ['invitations accepted', 'accepted', people('invitation_accepted')],
    ['LinkedIn messages sent', 'sent_linkedin_message', things('linkedin_message_received')],
    ['emails sent', 'sent_email', things('email_accepted')],
    ['emails refused at once', 'bounced_at_send', things('email_refused')],
    ['people bounced', 'bounced', people('email_refused', 'delivery_status_issued')],
    ['people who replied', 'replied', repliedWith((reply) => reply !== 'out_of_office')],
    ...DISPOSITIONS.map((disposition): [string, string, number] => [
      `replied: ${disposition.replaceAll('_', ' ')}`,
      `replied_${disposition}`,
      repliedWith((reply) => reply === disposition),
    ]),
    ['people unsubscribed', 'unsubscribed', countPeople(steps.filter(asksToBeLeftAlone))],
    ['meetings booked', 'meetings_booked', things('meeting_booked')],
    ['deals won', 'deals_won', things('deal_won')],
  ];
  return [
    ...lines.map(([name, metric, seen]) => compared(name, sumOf(figures, metric), seen)),
    ...comparePipeline(figures, steps),
  ];
}

/** The part of a ledger that is about these people. */
export function ledgerOf(ledger: Ledger, personIds: ReadonlySet<string>): Ledger {
  return { entries: ledger.entries.filter(({ personId }) => personId && personIds.has(personId)) };
}

const DISPOSITIONS = ['interested', 'not_interested', 'unsubscribe', 'out_of_office', 'other'] as const;
const REACHING = ['email_accepted', 'invitation_sent', 'profile_visited', 'linkedin_message_received'];

/** What reached people as an answer to their own words. */
export function answersIn({ entries }: Ledger, { linkedinAnswers = [] }: CompareOptions = {}): LedgerEntry[] {
  const replies = new Set(
    ofKinds(entries, ['reply_sent'])
      // A follow-up to somebody who was away is threaded under what their mailbox said.
      .filter(({ reply }) => reply !== 'out_of_office')
      .map(({ messageId }) => bare(messageId)),
  );
  return entries.filter(({ kind, inReplyTo, text = '' }) => {
    if (kind === 'email_accepted') return inReplyTo !== undefined && replies.has(bare(inReplyTo));
    return kind === 'linkedin_message_received' && linkedinAnswers.includes(text);
  });
}

const bare = (messageId: string | undefined) => messageId?.replace(/[<>\s]/g, '');

const asksToBeLeftAlone = ({ kind, reply }: LedgerEntry) =>
  kind === 'unsubscribe_clicked' || (kind === 'reply_sent' && reply === 'unsubscribe');

function comparePipeline(figures: readonly CampaignFigures[], entries: readonly LedgerEntry[]): Comparison[] {
  const won = ofKinds(entries, ['deal_won']);
  const counted = figures.flatMap(({ pipeline }) => pipeline);
  const currencies = new Set([
    ...won.map(({ currency = '' }) => currency),
    ...counted.map(({ currency }) => currency),
  ]);
  return [...currencies]
    .sort()
    .map((currency) =>
      compared(
        `pipeline won, ${currency} cents`,
        sum(counted.filter((part) => part.currency === currency).map(({ wonCents }) => wonCents)),
        sum(won.filter((deal) => deal.currency === currency).map(({ valueCents = 0 }) => valueCents)),
      ),
    );
}

const ofKinds = (entries: readonly LedgerEntry[], kinds: readonly string[]) =>
  entries.filter(({ kind }) => kinds.includes(kind));
const countPeople = (entries: readonly LedgerEntry[]) =>
  new Set(entries.flatMap(({ personId }) => personId ?? [])).size;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const sumOf = (figures: readonly CampaignFigures[], metric: string) =>
  sum(figures.map(({ counts }) => counts[metric] ?? 0));
const compared = (name: string, funnel: number, ledger: number): Comparison => ({
  name,
  funnel,
  ledger,
  ok: funnel === ledger,
});

export interface JudgedCampaign extends CampaignFigures {
  readonly name: string;
  readonly status: string;
  /** Enrollments that did not end. */
  readonly active: number;
}

export interface Evidence {
  readonly campaigns: readonly JudgedCampaign[];
  readonly comparisons: readonly Comparison[];
  /** As the sandbox's `/ledger/duplicates` gives them: by what was repeated. */
  readonly duplicates: Readonly<Record<string, readonly unknown[]>>;
  /** Touches in a state that needs somebody, or that did not end: by state. */
  readonly unsettled: Readonly<Record<string, number>>;
  /** How often the assistant's one answer reached the person who wrote. */
  readonly answersArrived: number;
}

export interface Condition {
  readonly name: string;
  readonly ok: boolean;
  /** What was found; for people to read. */
  readonly found: string;
}

const FEWEST_CONTACTED = 50;
/** Each must have happened at least once, over all campaigns. */
const MUST_HAPPEN: Readonly<Record<string, string>> = {
  accepted: 'somebody accepted an invitation',
  replied: 'somebody replied',
  bounced: 'some mailbox bounced',
  unsubscribed: 'somebody unsubscribed',
  meetings_booked: 'a meeting was booked',
  deals_won: 'a deal was won',
};

/** What a demo must show; it succeeded only if all of it holds. */
export function conditionsOf({
  campaigns,
  comparisons,
  duplicates,
  unsettled,
  answersArrived,
}: Evidence): Condition[] {
  const wrong = comparisons.filter(({ ok }) => !ok);
  const repeated = Object.entries(duplicates).filter(([, found]) => found.length > 0);
  const waiting = Object.entries(unsettled).filter(([, count]) => count > 0);
  return [
    ...campaigns.map(({ name, counts }) => ({
      name: `${name}: at least ${FEWEST_CONTACTED} people contacted`,
      ok: (counts['contacted'] ?? 0) >= FEWEST_CONTACTED,
      found: String(counts['contacted'] ?? 0),
    })),
    ...campaigns.map(({ name, status, active }) => ({
      name: `${name}: completed, every enrollment ended`,
      ok: status === 'completed' && active === 0,
      found: `${status}, ${active} under way`,
    })),
    ...Object.entries(MUST_HAPPEN).map(([metric, name]) => {
      const count = sumOf(campaigns, metric);
      return { name, ok: count > 0, found: String(count) };
    }),
    {
      name: "the assistant's answer arrived once",
      ok: answersArrived === 1,
      found: String(answersArrived),
    },
    {
      name: 'nothing is held or unsettled',
      ok: waiting.length === 0,
      found: waiting.map(([state, count]) => `${count} ${state}`).join(', ') || 'nothing',
    },
    {
      name: "the funnel's counts are the world's",
      ok: comparisons.length > 0 && wrong.length === 0,
      found:
        wrong
          .map(({ name, funnel, ledger }) => `${name}: ${funnel}, but ${ledger} in the ledger`)
          .join('; ') || `${comparisons.length} counts agree`,
    },
    {
      name: 'nobody received a step twice',
      ok: repeated.length === 0,
      found: repeated.map(([what, found]) => `${found.length} ${what}`).join(', ') || 'no duplicates',
    },
  ];
}
