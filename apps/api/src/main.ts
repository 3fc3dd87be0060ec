/** The API as a process: from the environment, until it is told to stop. */
import { BadEnvironment, readApiConfig } from '#config';
import { createLogger } from '#observability';
import { startApi } from './start-api.js';

async function main(): Promise<void> {
  const config = readApiConfig();
  const logger = createLogger({ name: 'api', level: config.LOG_LEVEL });
  const api = await startApi(config, { logger });
  logger.info({ url: api.url, docs: `${api.url}/docs` }, 'the API listens');

  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping: what is under way is answered, nothing new is taken');
    void api.close().then(
      () => process.exit(0),
      (err: unknown) => {
        logger.error({ err }, 'it did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const logger = createLogger({ name: 'api' });
  if (error instanceof BadEnvironment) logger.fatal(error.message);
  else logger.fatal({ err: error }, 'the API could not start');
  process.exitCode = 1;
});
