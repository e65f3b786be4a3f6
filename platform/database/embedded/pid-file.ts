import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './error';
import { SOCKET_NAME } from './settings';

/** What a running server writes into its data directory, for `pg_ctl` and for us. */
export interface PidFile {
  readonly pid: number;
  readonly socketFolder: string;
  /** It takes connections: no longer starting or recovering, and not stopping. */
  readonly ready: boolean;
  readonly text: string;
}

const PID_FILE = 'postmaster.pid';

/** The file of a server that runs, or of one that was killed; undefined after an orderly stop. */
export function readPidFile(cluster: string): PidFile | undefined {
  try {
    return parsePidFile(readFileSync(join(cluster, PID_FILE), 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Lines: process id, data directory, start time, port, socket folder, address, shared memory, status. */
export function parsePidFile(text: string): PidFile | undefined {
  const [pid, , , , socketFolder = '', , , status = ''] = text.split('\n');
  if (!Number(pid)) return undefined;
  return { pid: Number(pid), socketFolder, ready: status.trim() === 'ready', text };
}

/**
 * Removes what a dead server left; only for a file that is known to be stale. PostgreSQL does so itself, unless a
 * process of the same user has the dead one's id now, or the dead one was not yet waited for by its parent: then it
 * takes that for the server and refuses to start. It still finds out by its shared memory if any process uses the data.
 */
export function removePidFile(cluster: string, { socketFolder }: PidFile): void {
  rmSync(join(cluster, PID_FILE), { force: true });
  if (socketFolder) rmSync(join(socketFolder, `${SOCKET_NAME}.lock`), { force: true });
}
