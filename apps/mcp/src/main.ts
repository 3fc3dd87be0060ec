/** The adapter for assistants as a process: from the environment, until it is told to stop. */
import { BadEnvironment, readMcpConfig } from '#config';
import { createLogger } from '#observability';
import { UnsafeDatabaseRole } from './access/refuse-writing-role.js';
import { startMcp } from './start-mcp.js';

async function main(): Promise<void> {
  const config = readMcpConfig();
  const logger = createLogger({ name: 'mcp', level: config.LOG_LEVEL });
  const mcp = await startMcp(config, logger);
  logger.info({ url: mcp.url }, 'assistants can connect');

  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, 'stopping: what is under way is finished, nothing new is taken');
      void mcp.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  const logger = createLogger({ name: 'mcp' });
  if (error instanceof BadEnvironment || error instanceof UnsafeDatabaseRole) logger.fatal(error.message);
  else logger.fatal({ err: error }, 'the adapter for assistants could not start');
  process.exitCode = 1;
});
