import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './error';
import type { Account } from './account';
import { canEnter } from './reach';

/**
 * How to spawn a PostgreSQL program that works on a directory: as whom, where, and with a bare environment, so that
 * neither the language nor the `PG…` variables of whoever starts the hub reach the cluster.
 */
export function spawnOptions(directory: string, account: Account | undefined) {
  return {
    ...account,
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  };
}

/**
 * The name by which a program spawned with `spawnOptions` can open its directory.
 *
 * Root's private directories (each `mktemp -d`, all below /root) cannot be entered by the account that PostgreSQL runs
 * as. But the spawned process stands in its directory before it gives up root, and Linux leads `/proc/self/cwd` there
 * without walking the path. That needs no privilege at all, where lending the server CAP_DAC_READ_SEARCH would let
 * every SQL superuser read every file of the machine, and is not possible in a container with default capabilities.
 *
 * @throws {EmbeddedDatabaseError} when the path is closed and the system has no `/proc`.
 */
export function directoryArgument(directory: string, account: Account | undefined): string {
  if (canEnter(directory, account)) return directory;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new EmbeddedDatabaseError(
    `PostgreSQL may not run as root, and user ${account?.uid}, as whom it would run, cannot enter ` +
      `${dirname(directory)}. Start the hub as an ordinary user, or set HUB_DATA to a directory below ones that ` +
      'everyone may enter (chmod o+x).',
  );
}
