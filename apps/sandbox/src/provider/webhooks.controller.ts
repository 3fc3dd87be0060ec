/** The provider's API: webhook endpoints. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { readBody } from '../world/read-body.js';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';
import { ProviderApi } from './api-rules.js';
import { type PageQuery, pageOf } from './page.js';

const changesSchema = z.object({
  url: z.url().max(255),
  trigger_events: z.array(z.string()).min(1),
  account_ids: z.array(z.string()),
  description: z.string(),
  enabled: z.boolean(),
});
const endpointSchema = changesSchema.omit({ enabled: true }).extend({
  account_ids: z.array(z.string()).default([]),
  description: z.string().default(''),
});

@ProviderApi()
@Controller('v2/webhooks/endpoints')
export class WebhooksController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Post()
  create(@Body() body: unknown) {
    return this.world.webhookEndpoints.create(readBody(endpointSchema, body));
  }

  @Get()
  list(@Query() query: PageQuery) {
    return pageOf(this.world.webhookEndpoints.list(), query, (endpoint) => endpoint);
  }

  @Get(':id')
  get(@Param('id') id: string) {
    return this.world.webhookEndpoints.get(id);
  }

  @Patch(':id')
  update(@Param('id') id: string, @Body() body: unknown) {
    return this.world.webhookEndpoints.update(id, readBody(changesSchema.partial(), body));
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@Param('id') id: string) {
    this.world.webhookEndpoints.delete(id);
  }
}
