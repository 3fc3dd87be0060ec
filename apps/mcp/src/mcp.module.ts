/** Of what is the adapter made? Two guards, the protocol, and its health. */
import type { Log } from '#observability';
import type { Database } from '#persistence';
import type { JobProducer } from '#queue';
import { type DynamicModule, Module } from '@nestjs/common';
import { ApiKeyGuard, type Callers } from './access/api-key.guard.js';
import { HostGuard } from './access/host.guard.js';
import { HealthController } from './http/health.controller.js';
import { McpController } from './http/mcp.controller.js';
import { ALLOWED_HOSTS, CALLERS, DATABASE, JOBS_CLIENT, KEY_PEPPER, LOGGER, PROTOCOL } from './mcp-tokens.js';
import type { Protocol } from './protocol/create-protocol.js';

export interface McpParts {
  readonly log: Log;
  readonly database: Database;
  readonly jobs: JobProducer;
  readonly protocol: Protocol;
  readonly keyPepper: string;
  readonly allowedHosts: readonly string[];
}

@Module({})
export class McpModule {
  static of({ log, database, jobs, protocol, keyPepper, allowedHosts }: McpParts): DynamicModule {
    const callers: Callers = new WeakMap();
    return {
      module: McpModule,
      controllers: [McpController, HealthController],
      providers: [
        { provide: LOGGER, useValue: log },
        { provide: DATABASE, useValue: database },
        { provide: JOBS_CLIENT, useValue: jobs },
        { provide: PROTOCOL, useValue: protocol },
        { provide: KEY_PEPPER, useValue: keyPepper },
        { provide: ALLOWED_HOSTS, useValue: allowedHosts },
        { provide: CALLERS, useValue: callers },
        HostGuard,
        ApiKeyGuard,
      ],
    };
  }
}
