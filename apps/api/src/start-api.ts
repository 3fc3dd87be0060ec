/** How does an API come up, and go away? As a value, so that tests start the same one that main.ts does. */
import 'reflect-metadata';
import type { ApiConfig } from '#config';
import { createLogger, type Logger, NestLogger } from '#observability';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import { createApiParts } from './api-parts.js';
import { ProblemFilter } from './errors/problem.filter.js';
import { createHttpAdapter } from './http/create-http-adapter.js';

/** Nest announces each of its many routes: worth a line only to who debugs. */
class QuietNestLogger extends NestLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }
}

export interface ApiOptions {
  readonly logger?: Logger;
}

export interface Api {
  /** Where it listens, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Answers what is under way, takes nothing new, and lets go of Postgres and Redis. */
  close(): Promise<void>;
}

/** Port 0 takes a free one. Rejects when the port is taken. */
export async function startApi(config: ApiConfig, options: ApiOptions = {}): Promise<Api> {
  const logger = options.logger ?? createLogger({ name: 'api', level: config.LOG_LEVEL });
  const parts = createApiParts(config, logger);
  const release = async (): Promise<void> => {
    parts.entrance.close();
    await parts.eventTail.close();
    await parts.jobs.close();
    await parts.database.close();
  };
  try {
    const app = await NestFactory.create<NestFastifyApplication>(
      ApiModule.of(parts),
      createHttpAdapter({
        logger,
        admission: parts.entrance.admission,
        trustedProxies: config.API_TRUSTED_PROXIES,
        onAnswer: parts.onAnswer,
      }),
      { bodyParser: false, logger: new QuietNestLogger(logger), abortOnError: false },
    );
    app.useGlobalFilters(new ProblemFilter(logger));
    await app.listen(config.API_PORT, config.LISTEN_HOST);
    const url = (await app.getUrl()).replace(/\/$/, '');
    return {
      url,
      port: Number(new URL(url).port),
      close: async () => {
        parts.closing.abort();
        await app.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
