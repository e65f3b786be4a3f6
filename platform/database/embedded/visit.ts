import { join, resolve } from 'node:path';
import type { Connection } from '../settings';
import { readPidFile } from './pid-file';
import { SUPERUSER } from './server';
import { SOCKET_PORT } from './settings';

/**
 * How to look into the database that a running hub has in a data directory, without starting, locking or changing it.
 * Null when none runs there; connecting may still fail, when it stops meanwhile.
 */
export function visitEmbedded(home: string, database: string): Connection | null {
  const file = readPidFile(join(resolve(home), 'postgres'));
  if (!file?.ready || !file.socketFolder) return null;
  return { host: file.socketFolder, port: SOCKET_PORT, user: SUPERUSER, database };
}
