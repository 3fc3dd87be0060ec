/** Which campaigns are meant? By id, by name, or by a part of the name ("Q2"). */
import { decodeId } from '#contracts';
import type { EdgeOutput } from '../calls/edge.js';
import type { Read } from '../calls/read.js';
import { bareName, meantBy, noneMeant, theOneMeant } from './by-name.js';

export type Campaign = EdgeOutput<'campaigns.get'>;

const MOST_CANDIDATES = 200;

export async function theCampaign(read: Read, reference: string): Promise<Campaign> {
  if (isId(reference)) return read('campaigns.get', { campaignId: reference });
  return theOneMeant('campaign', reference, await candidates(read, reference), 'campaign_list');
}

/** Newest first; never empty. */
export async function campaignsMeant(read: Read, reference: string): Promise<Campaign[]> {
  if (isId(reference)) return [await read('campaigns.get', { campaignId: reference })];
  const known = await candidates(read, reference);
  const found = meantBy('campaign', reference, known);
  if (found.length === 0) throw noneMeant('campaign', reference, known, 'campaign_list');
  return found;
}

const isId = (reference: string): boolean => decodeId('campaign', reference) !== undefined;

async function candidates(read: Read, reference: string): Promise<readonly Campaign[]> {
  const text = bareName('campaign', reference);
  if (text !== '') {
    const { data } = await read('campaigns.list', { text: text.slice(0, 200), limit: MOST_CANDIDATES });
    if (data.length > 0) return data;
  }
  return (await read('campaigns.list', { limit: MOST_CANDIDATES })).data;
}
