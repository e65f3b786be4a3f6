import { readFileSync, statSync } from 'node:fs';
import { EmbeddedDatabaseError } from './error';

/** Whom a child process runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** System accounts that own nothing of worth, the best first. On macOS the id of `nobody` is negative and of no use. */
const UNPRIVILEGED = ['nobody', '_postgres', 'daemon'];

/** Where a system has none of these accounts, the id that kernels themselves use for "nobody". */
const NOBODY: Account = { uid: 65534, gid: 65534 };

/** The user id of this process. The supported platforms all have one. */
export function ownUid(): number {
  return process.getuid?.() ?? NOBODY.uid;
}

/**
 * Whom PostgreSQL shall run as, given its data directory (which need not exist yet). Undefined means: as this process
 * does. PostgreSQL refuses to run as root, so root gives it the owner of the directory or an unprivileged account.
 *
 * @throws {EmbeddedDatabaseError} when the directory is another user's and this process is not root: only its owner
 * may run PostgreSQL on it.
 */
export function chooseAccount(directory: string): Account | undefined {
  const owner = ownerOf(directory);
  if (ownUid() === 0) return owner && owner.uid !== 0 ? owner : unprivilegedAccount();
  if (owner && owner.uid !== ownUid()) {
    throw new EmbeddedDatabaseError(
      `${directory} belongs to user ${owner.uid}, and this process runs as user ${ownUid()}. ` +
        'Start the hub as that user or as root, or set HUB_DATA to another directory.',
    );
  }
  return undefined;
}

function ownerOf(path: string): Account | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && { uid: stats.uid, gid: stats.gid };
}

function unprivilegedAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of UNPRIVILEGED) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return NOBODY;
}
