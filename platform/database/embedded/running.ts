import { realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedDatabaseError } from './error';
import { readPidFile, removePidFile, type PidFile } from './pid-file';
import { stopPostmaster } from './postmaster';
import { isAlive, programOf, workingDirectoryOf } from './process';
import { SUPERUSER, type Server } from './server';
import { fingerprint, SOCKET_PORT } from './settings';

/** In ms, for a server that is just starting or stopping: recovery after a crash can take this long. */
const PATIENCE = 30_000;

/**
 * The process id of a server that runs on the directory already, left by a hub that was killed; undefined when there
 * is none, and a new one can be started. One with other settings or of another version is stopped. Call it only with
 * the hub's lock held: otherwise the server can be another hub's.
 *
 * @throws {EmbeddedDatabaseError} when there is one that does not answer
 */
export async function findRunning(server: Server): Promise<number | undefined> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const file = readPidFile(server.cluster);
    if (!file) return undefined;
    if (!isAlive(file.pid) || (await isAnother(file.pid, server.cluster))) return forget(server, file);
    const settings = await askSettings(file);
    if (settings !== undefined) return takeOver(server, file.pid, settings);
    if (Date.now() > deadline) throw silent(server, file.pid);
    await delay(100);
  }
}

async function takeOver(server: Server, pid: number, settings: string): Promise<number | undefined> {
  if (settings === fingerprint(server.settings, server.binaries.version)) {
    server.log.info({ pid }, 'reusing the database server that an earlier hub left');
    return pid;
  }
  server.log.info({ pid }, 'stopping a database server with other settings that an earlier hub left');
  await stopPostmaster(pid);
  return undefined;
}

function forget({ cluster, log }: Server, file: PidFile): undefined {
  log.warn({ pid: file.pid, cluster }, 'the database was not stopped the last time; it will recover');
  removePidFile(cluster, file);
  return undefined;
}

function silent({ cluster }: Server, pid: number): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `Process ${pid} seems to be a PostgreSQL server on ${cluster}, but does not answer. End it (kill -QUIT ${pid}); ` +
      `if it is something else, remove ${cluster}/postmaster.pid. Then start the hub again.`,
  );
}

/**
 * Whether a process is certainly not this directory's server: after a crash of the machine its id can be any program's,
 * or a PostgreSQL server's on other data.
 */
async function isAnother(pid: number, cluster: string): Promise<boolean> {
  const program = await programOf(pid);
  if (program !== undefined && program !== 'postgres') return true;
  // A server stands in its data directory, by whatever name it was given.
  const directory = await workingDirectoryOf(pid);
  return directory !== undefined && directory !== realpathSync(cluster);
}

/** Proof that a server answers and that it is this directory's: it sees the same file. Undefined without. */
async function askSettings({ socketFolder, text }: PidFile): Promise<string | undefined> {
  const client = new Client({
    host: socketFolder,
    port: SOCKET_PORT,
    user: SUPERUSER,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  client.on('error', () => undefined); // the query under way reports it
  try {
    await client.connect();
    const { rows } = await client.query<{ file: string; settings: string | null }>(
      `SELECT pg_read_file('postmaster.pid') AS file, current_setting('hub.settings', true) AS settings`,
    );
    return rows[0].file === text ? (rows[0].settings ?? '') : undefined;
  } catch {
    // Starting, stopping or not there: the caller asks again until its patience ends.
    return undefined;
  } finally {
    await client.end();
  }
}
