/** Does the API live, and can it do its work? */
import { checkHealth, type HealthReport } from '#observability';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_PARTS } from '../api-tokens.js';
import type { ApiParts } from '../api-parts.js';

@Controller('health')
export class HealthController {
  constructor(@Inject(API_PARTS) private readonly parts: Pick<ApiParts, 'database' | 'jobs'>) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 or 503. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const { database, jobs } = this.parts;
    const report = await checkHealth({
      postgres: () => database.engineSql.rows('SELECT 1'),
      redis: () => jobs.isReady(),
    });
    void reply.status(report.status === 'ok' ? 200 : 503).header('cache-control', 'no-store');
    return report;
  }
}
