/** Whose data fill a text that nobody has been sent yet? Somebody of the audience; else a made-up person. */
import { encodeId, notFound } from '#contracts';
import type { Lead } from '../leads/lead.js';
import type { ReadStores } from '../persistence/stores.js';
import type { CampaignRecord } from './campaign-store.port.js';

const ID = '00000000-0000-7000-8000-000000000000';
const ONCE = Temporal.Instant.from('2026-01-01T00:00:00Z');

/** Known well enough that every common variable has a value. */
export const MADE_UP: Lead = {
  id: ID,
  firstName: 'Robin',
  lastName: 'Example',
  jobTitle: 'Head of Growth',
  jobFunction: 'marketing',
  seniority: 'head',
  location: 'Berlin, Germany',
  phone: null,
  timeZone: 'Europe/Berlin',
  attributes: {},
  identities: [
    { id: ID, kind: 'email', value: 'robin@example.com', label: 'professional' },
    { id: ID, kind: 'linkedin_public_id', value: 'robin-example', label: null },
  ],
  correctedFields: [],
  company: {
    id: ID,
    domain: 'example.com',
    name: 'Example Inc.',
    industry: 'Software',
    size: 120,
    tags: [],
    createdAt: ONCE,
    updatedAt: ONCE,
  },
  createdAt: ONCE,
  updatedAt: ONCE,
};

/** The lead that is named, or the first `most` of the audiences; one made-up person when nobody is there. */
export async function sampleLeads(
  stores: Pick<ReadStores, 'leads' | 'audiences'>,
  campaign: Pick<CampaignRecord, 'audiences'>,
  leadId: string | undefined,
  most: number,
): Promise<readonly Lead[]> {
  if (leadId !== undefined) {
    const leads = await stores.leads.leadsByIds([leadId]);
    if (leads.length === 0) throw notFound('lead', encodeId('lead', leadId));
    return leads;
  }
  const members = await stores.audiences.listMemberIds(campaign.audiences.map((audience) => audience.id));
  const leads = await stores.leads.leadsByIds(members.slice(0, most));
  return leads.length > 0 ? leads : [MADE_UP];
}

export const isMadeUp = (lead: Pick<Lead, 'id'>): boolean => lead.id === ID;

export function nameOfLead(lead: Lead): string {
  return nameOfPerson(lead) || (lead.identities[0]?.value ?? '');
}

/** Empty when nobody knows it. */
export const nameOfPerson = ({ firstName, lastName }: Pick<Lead, 'firstName' | 'lastName'>): string =>
  [firstName, lastName].filter(Boolean).join(' ');
