/** What does an operator's monitoring read? Counts and times of answers, as Prometheus text; no ids, no addresses. */
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';

@Controller()
export class MetricsController {
  constructor(@Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'metrics'>) {}

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  metrics(): string {
    return this.parts.metrics.text();
  }
}
