/** What comes of an interested reply? A meeting, and after the meeting perhaps a deal. */
import type { Scheduler } from '../clock/scheduler.js';
import type { SalesDesk } from '../delivery/sales-hook.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Deal, Meeting } from '../population/character.js';
import type { Person } from '../population/people.js';

export interface SalesOptions {
  readonly scheduler: Scheduler;
  readonly ledger: Ledger;
  readonly sales: SalesDesk;
  readonly now: () => Temporal.Instant;
}

export function planSales(person: Person, options: SalesOptions): void {
  const { meeting } = person.character;
  if (!meeting) return;
  options.scheduler.after({ minutes: meeting.afterMinutes }, `${person.id} books a meeting`, () =>
    book(person, meeting, options),
  );
}

function book(person: Person, meeting: Meeting, options: SalesOptions): void {
  const startsAt = onTheHour(options.now().add({ minutes: meeting.startsAfterMinutes }));
  const externalId = `meeting-${person.id}`;
  options.ledger.write({
    kind: 'meeting_booked',
    personId: person.id,
    externalId,
    startsAt: startsAt.toString(),
  });
  options.sales.report(externalId, {
    type: 'meeting.booked',
    timestamp: options.now().toString(),
    data: { ...identityOf(person), external_id: externalId, starts_at: startsAt.toString() },
  });
  const { deal } = meeting;
  if (!deal) return;
  options.scheduler.at(startsAt.add({ minutes: deal.afterMinutes }), `${person.id} decides`, () =>
    decide(person, deal, options),
  );
}

function decide(person: Person, deal: Deal, options: SalesOptions): void {
  const externalId = `deal-${person.id}`;
  const { outcome, valueCents, currency } = deal;
  options.ledger.write({ kind: `deal_${outcome}`, personId: person.id, externalId, valueCents, currency });
  options.sales.report(externalId, {
    type: `deal.${outcome}`,
    timestamp: options.now().toString(),
    data: {
      ...identityOf(person),
      external_id: externalId,
      name: `${person.company.name}: ${deal.name}`,
      value_cents: valueCents,
      currency,
    },
  });
}

const identityOf = (person: Person) => ({ email: person.email, linkedin_public_id: person.linkedinPublicId });

const onTheHour = (instant: Temporal.Instant) =>
  instant.round({ smallestUnit: 'hour', roundingMode: 'ceil' });
