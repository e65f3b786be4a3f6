import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ownUid, type Account } from './account';
import { EmbeddedDatabaseError, systemCode } from './error';
import { linkLibraries, type Package } from './package';
import { canEnter } from './reach';

/**
 * Copies a package to where the account can read it, once for each version, and makes its library links.
 *
 * @returns the folder of the copy, or of one that was made before
 * @throws {EmbeddedDatabaseError} when there is no place that the account can enter and others cannot write to
 */
export function copyBinaries(from: Package, home: string, account: Account | undefined): string {
  const cache = findCache(home, account);
  const copy = join(cache, from.name);
  if (existsSync(copy)) return join(copy, 'native');
  const unfinished = mkdtempSync(join(cache, '.unfinished-'));
  try {
    fill(join(unfinished, 'native'), from.folder);
    publish(unfinished, copy);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return join(copy, 'native');
}

function fill(folder: string, from: string): void {
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true });
  openToAll(dirname(folder));
  linkLibraries(folder);
}

/** A rename is atomic, so no process ever meets half a copy; when another one was quicker, its copy is as good. */
function publish(unfinished: string, copy: string): void {
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY'].includes(systemCode(error) ?? '')) throw error;
  }
}

/** An installation may be closed to others, whom the copy is for, or to writing. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function findCache(home: string, account: Account | undefined): string {
  const parents = [home, process.env.XDG_CACHE_HOME, '/var/cache', '/Library/Caches', tmpdir()];
  for (const parent of parents) {
    if (!parent || !existsSync(parent) || !canEnter(parent, account)) continue;
    const cache = join(parent, parent === home ? 'postgres-binaries' : 'early-childhood-hub');
    if (makeOwn(cache)) return cache;
  }
  throw new EmbeddedDatabaseError(
    `User ${account?.uid ?? ownUid()} cannot run PostgreSQL's programs where they are installed, and there is no ` +
      'place to copy them to. Set XDG_CACHE_HOME to a directory that all may enter and this user may write to.',
  );
}

/** Whether the folder is there and only this user can write to it: what anybody could change must not be run. */
function makeOwn(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || stats.uid !== ownUid() || (stats.mode & 0o022) !== 0) return false;
  // A strict umask has closed it to the account that it is made for.
  chmodSync(folder, 0o755);
  return true;
}
