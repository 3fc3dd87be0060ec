/** The sandbox as a process: a world from the environment, until it is told to stop. */
import { BadEnvironment, readSandboxConfig } from '#config';
import { createLogger } from '#observability';
import { startSandbox } from './sandbox.js';

async function main(): Promise<void> {
  const config = readSandboxConfig();
  const logger = createLogger({ name: 'sandbox', level: config.LOG_LEVEL });
  const sandbox = await startSandbox({
    host: config.LISTEN_HOST,
    port: config.SANDBOX_PORT,
    smtpPort: config.SANDBOX_SMTP_PORT,
    imapPort: config.SANDBOX_IMAP_PORT,
    seed: config.SANDBOX_SEED,
    people: config.SANDBOX_PEOPLE,
    senders: config.SANDBOX_SENDERS,
    clock: config.SANDBOX_CLOCK,
    clockStart: config.SANDBOX_CLOCK_START,
    invitationLimits: { perDay: config.SANDBOX_INVITES_PER_DAY, perWeek: config.SANDBOX_INVITES_PER_WEEK },
    logger,
  });
  const { url, smtpPort, imapPort } = sandbox;
  logger.info(
    { url, smtpPort, imapPort, clock: config.SANDBOX_CLOCK, people: config.SANDBOX_PEOPLE },
    'the world is up',
  );

  const stop = (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'the world ends');
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const logger = createLogger({ name: 'sandbox' });
  if (error instanceof BadEnvironment) logger.fatal(error.message);
  else logger.fatal({ err: error }, 'the world could not start');
  process.exitCode = 1;
});
