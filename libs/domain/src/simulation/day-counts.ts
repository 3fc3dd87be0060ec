/** What went out through which account, on which day, for which campaign? */
import type { SimulatedDay } from './run.js';

export interface DayCounts {
  add(of: Omit<SimulatedDay, 'count'>): void;
  all(): SimulatedDay[];
}

export function createDayCounts(): DayCounts {
  const counts = new Map<string, SimulatedDay>();
  return {
    add(of) {
      const key = `${of.day}/${of.accountId}/${of.kind}/${of.campaignId}`;
      counts.set(key, { ...of, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    all: () => [...counts.values()],
  };
}
