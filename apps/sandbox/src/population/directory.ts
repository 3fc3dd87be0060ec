/** Who is behind an address or a member id? */
import type { Company } from './companies.js';
import type { Person, Population } from './people.js';
import type { Sender } from './senders.js';

export class Directory {
  readonly #byEmail: ReadonlyMap<string, Person>;
  readonly #byLinkedin: ReadonlyMap<string, Person>;
  readonly #companies: ReadonlyMap<string, Company>;
  readonly #senderByEmail: ReadonlyMap<string, Sender>;

  constructor(
    readonly population: Population,
    readonly senders: readonly Sender[],
  ) {
    const { people, companies } = population;
    this.#byEmail = new Map(people.map((person) => [person.email, person]));
    this.#byLinkedin = new Map(
      people.flatMap((person) => [
        [person.linkedinMemberId, person] as const,
        [person.linkedinPublicId, person] as const,
      ]),
    );
    this.#companies = new Map(companies.map((company) => [company.domain, company]));
    this.#senderByEmail = new Map(senders.map((sender) => [sender.email, sender]));
  }

  byEmail(address: string): Person | undefined {
    return this.#byEmail.get(address.toLowerCase());
  }

  /** By member id or public id. */
  byLinkedin(id: string): Person | undefined {
    return this.#byLinkedin.get(id);
  }

  companyOf(address: string): Company | undefined {
    return this.#companies.get(address.toLowerCase().split('@')[1] ?? '');
  }

  senderByEmail(address: string): Sender | undefined {
    return this.#senderByEmail.get(address);
  }
}
