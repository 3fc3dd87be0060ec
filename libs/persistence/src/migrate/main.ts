/** `node dist/libs/persistence/src/migrate/main.js`: makes the roles and brings the database up to date. */
import { readMigrateConfig } from '#config';
import { migrate } from './migrate.js';

try {
  const applied = await migrate(readMigrateConfig());
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  process.stdout.write(applied.length === 0 ? 'the database is up to date\n' : 'the database is ready\n');
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `The database was not migrated: ${message}\n` +
      'Check that DATABASE_URL_OWNER names an existing database and a role that owns it and may create roles.\n',
  );
  process.exitCode = 1;
}
