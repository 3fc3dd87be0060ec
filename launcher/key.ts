/** `./overture key`: how does a person get an API key? Printed to stdout, once; only its hash is kept. */
import { createKey } from './system/create-key.ts';
import { withServers } from './system/join.ts';
import { migrate } from './system/migrate.ts';

export const key = (args: readonly string[]): Promise<number> =>
  withServers('key', async (session, infrastructure, running) => {
    if (!running) await migrate(session, infrastructure);
    const { key: text, told } = await createKey(session, infrastructure, args);
    process.stderr.write(told);
    process.stdout.write(text);
    return 0;
  });
