/** GET /health/live and /health/ready: can this adapter do its work? */
import { checkHealth, type HealthReport } from '#observability';
import type { Database } from '#persistence';
import type { JobProducer } from '#queue';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DATABASE, JOBS_CLIENT } from '../mcp-tokens.js';

@Controller('health')
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JOBS_CLIENT) private readonly jobs: JobProducer,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await checkHealth({
      postgres: () => this.database.engineSql.rows('SELECT 1'),
      queue: () => this.jobs.isReady(),
    });
    void reply.status(report.status === 'ok' ? 200 : 503);
    return report;
  }
}
