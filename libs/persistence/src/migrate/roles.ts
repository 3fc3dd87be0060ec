/**
 * Which database roles does Overture run on?
 *
 * One for each kind of process, none of which owns a table. They belong to the server, not to the database, so they are
 * made before the migrations, which grant to them.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Client } from 'pg';

export interface RolePasswords {
  readonly api: string;
  readonly engine: string;
  readonly reader: string;
}

export const ROLES = {
  api: 'overture_api',
  engine: 'overture_engine',
  reader: 'overture_reader',
} as const satisfies Record<keyof RolePasswords, string>;

/** Makes or updates the roles: log in, and nothing more. Needs CREATEROLE. */
export async function ensureRoles(client: Client, passwords: RolePasswords): Promise<void> {
  for (const label of ['api', 'engine', 'reader'] as const) {
    const role = ROLES[label];
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
    const verifier = client.escapeLiteral(scramVerifier(passwords[label]));
    // A new role can do nothing else; naming more would ask for rights that an owner need not have.
    await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${verifier}`);
  }
  await client.query(`ALTER ROLE ${ROLES.reader} SET default_transaction_read_only = on`);
  await client.query(`ALTER ROLE ${ROLES.reader} SET statement_timeout = '15s'`);
}

/** Rights that belong to a database and are not copied with a template: who may connect and make temporary tables. */
export async function guardDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = client.escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${Object.values(ROLES).join(', ')}`);
  await client.query(`GRANT TEMPORARY ON DATABASE ${database} TO ${ROLES.api}, ${ROLES.engine}`);
}

/** What Postgres stores of a password (RFC 5803), made here so that the password itself never reaches its logs. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const serverKey = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
