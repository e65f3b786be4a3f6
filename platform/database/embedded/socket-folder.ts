import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ownUid, type Account } from './account';
import { EmbeddedDatabaseError } from './error';
import { canEnter } from './reach';

/** The longest path, in bytes, to which a Unix socket can be bound: the kernel's field for it is no longer. */
const LONGEST_PATH = process.platform === 'darwin' ? 103 : 107;

/** A fixed place, and not TMPDIR: two hubs on one directory must look in the same folder whatever their environment. */
const ELSEWHERE = '/tmp';
const PREFIX = 'hub-';

/**
 * A folder for sockets that only the given account (default: this user) may enter: below `home` when the path is short
 * enough and open to the account, else a short one elsewhere. The short name is made of the identity of `home` on its
 * disk, so a second process and a restart come to the same folder without having to remember it.
 *
 * @param longestName of the sockets that it shall hold, in characters
 * @throws {EmbeddedDatabaseError} when somebody else has taken the short name
 */
export function socketFolder(home: string, name: string, longestName: number, account?: Account): string {
  const below = join(home, name);
  if (Buffer.byteLength(below) + 1 + longestName <= LONGEST_PATH && canEnter(home, account)) {
    return privateFolder(below, account);
  }
  return privateFolder(shortPath(home, name), account);
}

/** Whether a folder of `socketFolder` lies outside of the directory that it serves. */
export function isElsewhere(folder: string): boolean {
  return dirname(folder) === ELSEWHERE && basename(folder).startsWith(PREFIX);
}

function shortPath(home: string, name: string): string {
  const { dev, ino } = statSync(home);
  const identity = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 12);
  return join(ELSEWHERE, `${PREFIX}${ownUid()}-${identity}-${name}`);
}

function privateFolder(path: string, account: Account | undefined): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const stats = lstatSync(path);
  // Root may take over what is in the hub's own directory, but in a place where anybody can make folders trusts none.
  const mayTake = ownUid() === 0 && !isElsewhere(path);
  if (!stats.isDirectory() || (!mayTake && ![ownUid(), account?.uid].includes(stats.uid))) throw foreign(path, stats);
  if (account) chownSync(path, account.uid, account.gid);
  chmodSync(path, 0o700);
  return path;
}

function foreign(path: string, { uid }: Stats): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `${path} belongs to user ${uid}, and this process runs as user ${ownUid()}. ` +
      'Start the hub as that user, or remove the folder if no hub uses it.',
  );
}
