/** Over HTTP: let a part of the world misbehave. */
import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { z } from 'zod';
import { PROVIDER_FAULTS } from '../provider/provider-faults.js';
import { SMTP_FAULTS } from '../smtp/smtp-faults.js';
import { readBody } from '../world/read-body.js';
import type { World } from '../world/world.js';
import { WORLD } from '../world/world-token.js';

const faultSchema = <const Modes extends readonly [string, ...string[]]>(modes: Modes) =>
  z.object({
    mode: z.enum(['none', ...modes]),
    times: z.number().int().positive().optional(),
    accepted: z.boolean().optional(),
  });
const smtpSchema = faultSchema(SMTP_FAULTS);
const providerSchema = faultSchema(PROVIDER_FAULTS);

@Controller('faults')
export class FaultsController {
  constructor(@Inject(WORLD) private readonly world: World) {}

  @Get()
  current() {
    return { smtp: this.world.smtpFaults.current, provider: this.world.providerFaults.current };
  }

  @Put('smtp')
  setSmtp(@Body() body: unknown) {
    this.world.smtpFaults.set(readBody(smtpSchema, body));
    return this.current();
  }

  @Put('provider')
  setProvider(@Body() body: unknown) {
    const { providerFaults, webhooks, directory } = this.world;
    const wasDisconnected = providerFaults.current.mode === 'disconnected';
    providerFaults.set(readBody(providerSchema, body));
    const isDisconnected = providerFaults.current.mode === 'disconnected';
    if (wasDisconnected !== isDisconnected) {
      const status = isDisconnected ? 'disconnected' : 'running';
      for (const { linkedinAccountId: id } of directory.senders) {
        webhooks.publish(`account.status.${status}`, id, { object: 'Account', id, status });
      }
    }
    return this.current();
  }
}
