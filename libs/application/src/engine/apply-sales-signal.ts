/**
 * What follows when a calendar or a CRM reports a meeting or a deal?
 *
 * The body of a Standard Webhooks message (https://www.standardwebhooks.com/) whose signature was checked when it
 * came in. Attribution: the latest enrollment of that person that was contacted.
 */
import { z } from 'zod';
import type { Applied } from './apply-signal.js';
import type { EngineDependencies } from './engine-dependencies.js';
import type { EngineStores } from './engine-stores.port.js';
import { writeDeal, writeMeeting } from './write-sales.js';

const person = {
  email: z.string().max(320).nullish(),
  linkedin_public_id: z.string().max(200).nullish(),
  external_id: z.string().min(1).max(200),
};

export const salesSignal = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('meeting.booked'),
    data: z.object({ ...person, starts_at: z.iso.datetime({ offset: true }) }),
  }),
  z.object({
    type: z.enum(['deal.open', 'deal.won', 'deal.lost']),
    data: z.object({
      ...person,
      name: z.string().max(300),
      value_cents: z.number().int().min(0),
      currency: z.string().regex(/^[A-Z]{3}$/),
    }),
  }),
]);
export type SalesSignal = z.output<typeof salesSignal>;

export function parseSalesSignal(raw: string): SalesSignal {
  return salesSignal.parse(JSON.parse(raw));
}

export async function applySalesSignal(
  deps: Pick<EngineDependencies, 'newId'>,
  stores: EngineStores,
  signal: SalesSignal,
  now: Temporal.Instant,
): Promise<Applied> {
  const { data } = signal;
  const attribution =
    (data.email
      ? await stores.correspondence.attributeByIdentity(['email'], [data.email.trim().toLowerCase()], null)
      : undefined) ??
    (data.linkedin_public_id
      ? await stores.correspondence.attributeByIdentity(
          ['linkedin_public_id'],
          [data.linkedin_public_id.toLowerCase()],
          null,
        )
      : undefined);
  if (!attribution) return 'unmatched';
  const id = deps.newId();
  const known = { id, externalId: data.external_id, attribution, at: now };
  if (signal.type === 'meeting.booked') {
    const isNew = await writeMeeting(stores, {
      ...known,
      startsAt: Temporal.Instant.from(signal.data.starts_at),
    });
    return isNew ? 'applied' : 'duplicate';
  }
  const stage = ({ 'deal.open': 'open', 'deal.won': 'won', 'deal.lost': 'lost' } as const)[signal.type];
  const { value_cents: valueCents, currency, name } = signal.data;
  const changed = await writeDeal(stores, { ...known, name, stage, valueCents, currency });
  return changed ? 'applied' : 'duplicate';
}
