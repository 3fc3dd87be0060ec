/**
 * Are the installed packages those of the lock file, though this launcher did not install them? Compares the lock
 * file with the one that npm keeps inside node_modules. Run as `node agrees.ts <checkout>`: exit code 0 when they agree.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Optional packages may be absent: those of other platforms always are. */
export function agrees(wanted: LockFile, installed: LockFile): boolean {
  const names = Object.keys(wanted.packages).filter((name) => name !== '');
  const same = (name: string): boolean => {
    const want = wanted.packages[name];
    const have = installed.packages[name];
    if (!have) return want?.optional === true;
    return have.version === want?.version && have.integrity === want?.integrity;
  };
  return names.every(same) && Object.keys(installed.packages).every((name) => name in wanted.packages);
}

const read = (file: string): LockFile => JSON.parse(readFileSync(file, 'utf8')) as LockFile;

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(import.meta.filename)) {
  const root = process.argv[2] ?? '.';
  const same = agrees(
    read(join(root, 'package-lock.json')),
    read(join(root, 'node_modules/.package-lock.json')),
  );
  process.exit(same ? 0 : 1);
}
