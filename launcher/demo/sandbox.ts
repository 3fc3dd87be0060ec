/** What does the demo ask the simulated world? Its time, its people, and what reached them. */
import type { Ledger } from './judge.ts';

export interface Sandbox {
  /** Business time. */
  now(): Promise<Temporal.Instant>;
  /** True when nobody will do anything any more and nothing is on its way to Overture. */
  isAtRest(): Promise<boolean>;
  /** Everybody who lives there, as a file to import. */
  peopleAsCsv(): Promise<string>;
  personIdsByEmail(): Promise<ReadonlyMap<string, string>>;
  ledger(): Promise<Ledger>;
  duplicates(): Promise<Readonly<Record<string, readonly unknown[]>>>;
}

export function createSandbox(baseUrl: string): Sandbox {
  async function read(path: string): Promise<Response> {
    const response = await fetch(new URL(path, baseUrl));
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to GET ${path}.`);
    return response;
  }
  const json = async <T>(path: string) => (await (await read(path)).json()) as T;
  return {
    now: async () => Temporal.Instant.from((await json<{ now: string }>('/clock')).now),
    isAtRest: async () => {
      const { nextEventAt } = await json<{ nextEventAt: string | null }>('/clock/next');
      const { pendingDeliveries } = await json<{ pendingDeliveries: number }>('/ledger/counts');
      return nextEventAt === null && pendingDeliveries === 0;
    },
    peopleAsCsv: async () => (await read('/population.csv')).text(),
    personIdsByEmail: async () => {
      const { people } = await json<{ people: { id: string; email: string }[] }>('/population');
      return new Map(people.map(({ id, email }) => [email.toLowerCase(), id]));
    },
    ledger: () => json('/ledger'),
    duplicates: () => json('/ledger/duplicates'),
  };
}
