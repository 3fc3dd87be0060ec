/** What is written when a meeting is booked or a deal moves? The same, whether a system reports it or a person enters it. */
import type { CorrespondenceStore } from './correspondence-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

type Meeting = Parameters<CorrespondenceStore['recordMeeting']>[0];
type Deal = Parameters<CorrespondenceStore['recordDeal']>[0];

/** False when the meeting was known. A booked meeting ends the person's sequences. */
export async function writeMeeting(stores: EngineStores, meeting: Meeting): Promise<boolean> {
  const isNew = await stores.correspondence.recordMeeting(meeting);
  if (!isNew) return false;
  const { attribution, at } = meeting;
  await stores.stops.stopLead(attribution.leadId, 'meeting_booked', at);
  await stores.events.append(
    [{ type: 'meeting.booked', data: { ...attribution, meetingId: meeting.id } }],
    at,
  );
  return true;
}

/** False when nothing about the deal changed. */
export async function writeDeal(stores: EngineStores, deal: Deal): Promise<boolean> {
  const { dealId, changed } = await stores.correspondence.recordDeal(deal);
  if (!changed) return false;
  const { attribution, at, stage, valueCents, currency } = deal;
  if (stage === 'won')
    await stores.events.append(
      [{ type: 'deal.won', data: { ...attribution, dealId, valueCents, currency } }],
      at,
    );
  if (stage === 'lost')
    await stores.events.append([{ type: 'deal.lost', data: { ...attribution, dealId } }], at);
  return true;
}
