/** Over HTTP: who lives here, as a list that a product would import, and as whom may it write? */
import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import type { World } from '../world/world.js';
import { ADDRESSES, WORLD, type Addresses } from '../world/world-token.js';
import { type PeopleQuery, choosePeople, writeCsv } from './population-csv.js';

@Controller()
export class PopulationController {
  constructor(
    @Inject(WORLD) private readonly world: World,
    @Inject(ADDRESSES) private readonly addresses: Addresses,
  ) {}

  @Get('population.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  csv(@Query() query: PeopleQuery): string {
    return writeCsv(choosePeople(this.world.directory.population.people, query));
  }

  /** With characters: for tests, which know the future. */
  @Get('population')
  json(@Query() query: PeopleQuery) {
    return { people: choosePeople(this.world.directory.population.people, query) };
  }

  @Get('senders')
  senders() {
    const { url, host, smtpPort, imapPort } = this.addresses;
    return {
      senders: this.world.directory.senders.map((sender) => ({
        id: sender.id,
        name: sender.name,
        mailbox: {
          address: sender.email,
          smtp: { host, port: smtpPort, user: sender.email, secure: false },
          imap: { host, port: imapPort, user: sender.email, secure: false },
          password: sender.mailPassword,
        },
        linkedin: {
          providerAccountId: sender.linkedinAccountId,
          baseUrl: `${url}/v2`,
          apiKey: this.world.apiKey,
          memberId: sender.linkedinMemberId,
        },
      })),
    };
  }
}
