/** The provider's API: find people by what their profile says. All given words must occur, whatever their case. */
import { Body, Controller, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../population/people.js';
import { readBody } from '../world/read-body.js';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';
import { senderOf } from './account-of.js';
import { ProviderApi } from './api-rules.js';
import { toUser } from './objects.js';
import { type PageQuery, pageOf } from './page.js';

const searchSchema = z.object({
  keywords: z.string().optional(),
  title: z.string().optional(),
  company: z.string().optional(),
  industry: z.string().optional(),
  location: z.string().optional(),
});

const FIELDS: Readonly<Record<keyof z.infer<typeof searchSchema>, (person: Person) => string>> = {
  keywords: (person) =>
    `${person.firstName} ${person.lastName} ${person.jobTitle} ${person.company.name} ${person.company.industry} ${person.location}`,
  title: (person) => person.jobTitle,
  company: (person) => person.company.name,
  industry: (person) => person.company.industry,
  location: (person) => person.location,
};

@ProviderApi()
@Controller('v2/:account/linkedin/search')
export class SearchController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Post('people')
  @HttpCode(200)
  people(@Param('account') account: string, @Body() body: unknown, @Query() query: PageQuery) {
    const sender = senderOf(this.world, account);
    const wanted = Object.entries(readBody(searchSchema, body)) as [
      keyof typeof FIELDS,
      string | undefined,
    ][];
    const found = this.world.directory.population.people.filter((person) =>
      wanted.every(([field, words]) => containsAll(FIELDS[field](person), words)),
    );
    return pageOf(found, query, (person) => ({
      ...toUser(person),
      location: person.location,
      network_distance: this.world.network.between(sender, person.linkedinMemberId).distance,
      current_positions: [
        { company: person.company.name, role: person.jobTitle, industry: person.company.industry },
      ],
    }));
  }
}

function containsAll(text: string, words = ''): boolean {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
