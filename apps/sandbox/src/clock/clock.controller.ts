/** Over HTTP: what time is it, when does something happen next, and step there. */
import { BadRequestException, Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { readBody } from '../world/read-body.js';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';

const stepSchema = z.object({
  to: z.string().transform((text, context) => {
    try {
      return Temporal.Instant.from(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'Give an instant like 2026-01-05T09:00:00Z.' });
      return z.NEVER;
    }
  }),
  /** Real time given to receivers that are down before the step goes on without them. */
  waitMs: z.number().int().min(0).max(60_000).default(10_000),
});

@Controller('clock')
export class ClockController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Get()
  now() {
    const { clock } = this.world;
    return { now: clock.now().toString(), mode: clock.mode, scale: clock.scale };
  }

  @Get('next')
  next() {
    return { nextEventAt: this.world.scheduler.nextEventAt()?.toString() ?? null };
  }

  /** Runs everything that is due, in order of time, and answers when what left because of it has arrived. */
  @Post('step')
  @HttpCode(200)
  async step(@Body() body: unknown) {
    const { clock, scheduler, courier } = this.world;
    if (clock.mode !== 'stepped')
      throw new BadRequestException(`The clock is ${clock.mode}: it moves by itself.`);
    const { to, waitMs } = readBody(stepSchema, body);
    await scheduler.step(to, waitMs);
    return { now: clock.now().toString(), ...this.next(), pendingDeliveries: courier.pending };
  }
}
