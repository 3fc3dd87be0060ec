/** Is the world there, and where does its sales team report to? */
import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { z } from 'zod';
import { readBody } from './read-body.js';
import type { World } from './world.js';
import { WORLD } from './world-token.js';

const hookSchema = z.object({ url: z.url(), secret: z.string().min(1) });

@Controller()
export class WorldController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Get('health/ready')
  ready() {
    return { status: 'ok' };
  }

  @Put('world/sales-hook')
  setSalesHook(@Body() body: unknown) {
    const hook = readBody(hookSchema, body);
    this.world.sales.setHook(hook);
    return { url: hook.url };
  }
}
