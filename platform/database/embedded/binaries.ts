import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account';
import { copyBinaries } from './binaries-copy';
import { EmbeddedDatabaseError, systemCode } from './error';
import { findPackage, linkLibraries } from './package';
import { spawnOptions } from './run-as';

const run = promisify(execFile);

/** Programs of PostgreSQL that are known to run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Such as `18.4`. */
  readonly version: string;
}

interface Unusable {
  readonly complaint: string;
}

/**
 * PostgreSQL's programs, found to run under the account: those of the npm package in their place, or a copy of them
 * where the account cannot reach that place, or links are missing that may not be made there.
 *
 * @param home where a copy goes, if the account can enter it
 * @throws {EmbeddedDatabaseError} when the platform has no package, or no copy of it runs
 */
export async function findBinaries(home: string, account: Account | undefined): Promise<Binaries> {
  const installed = findPackage(`${process.platform}-${process.arch}`);
  tryLinkLibraries(installed.folder);
  const inPlace = await tryBinaries(installed.folder, account);
  if ('postgres' in inPlace) return inPlace;
  const copied = await tryBinaries(copyBinaries(installed, home, account), account);
  if ('postgres' in copied) return copied;
  throw new EmbeddedDatabaseError(
    `PostgreSQL's programs in ${installed.folder} do not run here (they need glibc on Linux): ` +
      `${copied.complaint.trim()}. Set DATABASE_URL to a PostgreSQL server instead.`,
  );
}

function tryLinkLibraries(folder: string): void {
  try {
    linkLibraries(folder);
  } catch (error) {
    // Installed by another user or on a read-only disk: a copy gets its links instead.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) throw error;
  }
}

/** Running them shows what no look at modes and links could: the account reaches them, and the system can load them. */
async function tryBinaries(folder: string, account: Account | undefined): Promise<Binaries | Unusable> {
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => join(folder, 'bin', name));
  try {
    await run(initdb, ['--version'], spawnOptions('/', account));
    const { stdout } = await run(postgres, ['--version'], spawnOptions('/', account));
    return { initdb, postgres, version: /(\d+(\.\d+)*)/.exec(stdout)?.[0] ?? stdout };
  } catch (error) {
    return { complaint: String(error) };
  }
}
