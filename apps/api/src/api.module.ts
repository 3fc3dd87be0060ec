/** Which controllers does the API have, and what do they work with? */
import { type DynamicModule, Module } from '@nestjs/common';
import { API_PARTS } from './api-tokens.js';
import type { ApiParts } from './api-parts.js';
import { DocsController } from './docs/docs.controller.js';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './health/metrics.controller.js';
import { HooksController } from './hooks/hooks.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { createOperationControllers } from './rest/operation-controllers.js';
import { RestCalls } from './rest/rest-calls.js';
import { StreamCalls } from './streams/stream-calls.js';
import { createStreamControllers } from './streams/stream-controllers.js';
import { UnsubscribeController } from './unsubscribe/unsubscribe.controller.js';

@Module({})
export class ApiModule {
  static of(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      providers: [{ provide: API_PARTS, useValue: parts }, RestCalls, StreamCalls],
      controllers: [
        ...createOperationControllers(),
        ...createStreamControllers(),
        DocsController,
        HealthController,
        MetricsController,
        HooksController,
        ImportsController,
        UnsubscribeController,
      ],
    };
  }
}
