/** What must be known about who enters a campaign after its launch? */
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';

type Doors = Pick<CampaignRecord, 'audiences' | 'maxEnrollments' | 'maxEnrollmentsPerDay'>;

export function entryNotes(campaign: Doors, people: number): string[] {
  const { audiences, maxEnrollments, maxEnrollmentsPerDay } = campaign;
  const live = audiences.filter((audience) => audience.live).length;
  const caps = [
    ...(maxEnrollmentsPerDay === null ? [] : [`${maxEnrollmentsPerDay} a day`]),
    ...(maxEnrollments === null ? [] : [`${maxEnrollments} in all`]),
  ].join(' and ');
  const first = Math.min(maxEnrollments ?? Infinity, maxEnrollmentsPerDay ?? Infinity);
  return [
    ...(people > first
      ? [`${people - first} of ${people} wait for a free place: the campaign takes in at most ${caps}.`]
      : []),
    ...(live > 0
      ? [
          `${live === 1 ? 'An audience is' : `${live} audiences are`} live: whoever enters ${live === 1 ? 'it' : 'them'} ` +
            `is enrolled without another plan, ${caps === '' ? 'however many they are' : `at most ${caps}`}.`,
        ]
      : []),
  ];
}
