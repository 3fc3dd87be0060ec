/**
 * Which secrets does a first start need? They are generated once per checkout, kept in a file that only its owner
 * reads, and never shipped. A secret given in the environment wins over the generated one.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LauncherError } from '../terminal/launcher-error.ts';
import { type Area, mainArea } from './area.ts';
import { createFileOnce } from './atomic-file.ts';

export interface Secrets {
  /** Password of the owner of Overture's own Postgres. */
  readonly postgresOwner: string;
  readonly rolePasswords: { readonly api: string; readonly engine: string; readonly reader: string };
  readonly redis: { readonly overture: string; readonly adapter: string };
  /** 32 bytes, base64: seals stored credentials. */
  readonly secretKey: string;
  /** 32 bytes, base64: goes into the hash of API keys. */
  readonly keyPepper: string;
}

/** 24 random bytes in letters that need no escaping in a URL, a shell or SQL. */
const password = (): string => randomBytes(24).toString('base64url');
const key = (): string => randomBytes(32).toString('base64');

const generate = (): Secrets => ({
  postgresOwner: password(),
  rolePasswords: { api: password(), engine: password(), reader: password() },
  redis: { overture: password(), adapter: password() },
  secretKey: key(),
  keyPepper: key(),
});

/** `up` and `demo` share the checkout's secrets; a throwaway area has its own and loses them with its data. */
export const secretsFile = (area: Area): string =>
  join(area.throwaway ? area.dir : mainArea(area.root).dir, 'secrets.json');

export function readOrCreateSecrets(area: Area): Secrets {
  const file = secretsFile(area);
  createFileOnce(file, `${JSON.stringify(generate(), null, 2)}\n`, 0o600);
  const secrets = readSecrets(file);
  return {
    ...secrets,
    secretKey: process.env['OVERTURE_SECRET_KEY'] || secrets.secretKey,
    keyPepper: process.env['OVERTURE_KEY_PEPPER'] || secrets.keyPepper,
  };
}

function readSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    throw new LauncherError(`${file} cannot be read: ${(error as Error).message}`, [
      'restore it from a backup: sealed credentials and API keys depend on it',
      'or delete it and run `./overture reset` to begin anew',
    ]);
  }
}
