/** What went out through which account, on which day, for which campaign? */
import type { SimulatedDay } from './run.js';

export interface DayCounts {
  add(of: Omit<SimulatedDay, 'count'>): void;
  all(): SimulatedDay[];
}

export function createDayCounts(): DayCounts {
  const counts = new Map<string, { -readonly [Part in keyof SimulatedDay]: SimulatedDay[Part] }>();
  return {
    add(of) {
      const key = `${of.day}/${of.accountId}/${of.kind}/${of.campaignId}`;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { ...of, count: 1 });
    },
    all: () => [...counts.values()],
  };
}
