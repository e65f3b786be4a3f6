import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from '../../log';
import type { Connection } from '../settings';
import { chooseAccount } from './account';
import { findBinaries } from './binaries';
import { ensureCluster } from './cluster';
import { EmbeddedDatabaseError, systemCode } from './error';
import { lock, type Lock } from './lock';
import { startPostmaster } from './postmaster';
import { findRunning } from './running';
import { SUPERUSER, type Server } from './server';
import { serverSettings, SOCKET_NAME, SOCKET_PORT } from './settings';
import { socketFolder } from './socket-folder';
import { Supervisor, type Events } from './supervisor';

/** How to start the embedded database. */
export interface EmbeddedOptions extends Events {
  /** The hub's data directory (HUB_DATA), made if need be. The database lives in `postgres` below it. */
  readonly home: string;
  readonly log: Log;
  /** Default true. False, for tests only: writes do not wait for the disk, and a crash of the machine may lose all. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of the hub's own, which this process alone uses and keeps running. */
export interface EmbeddedDatabase {
  /** The role that may do everything. */
  readonly superuser: string;
  /** Process id of the server; another after a restart. */
  readonly pid: number;
  /** False while the server is down. */
  readonly running: boolean;
  /** How to connect to a database of the server, by default as the superuser. No password is asked for. */
  connection(database: string, user?: string): Connection;
  /** The same as a URL, which `psql` takes as well. */
  url(database: string, user?: string): string;
  /** Stops the server and gives the directory free. Call it when all pools are closed: it ends what is still open. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the data directory, and makes the directory at the first start.
 *
 * @throws {EmbeddedDatabaseError} when another hub uses the directory, or the database cannot start: the message says
 * what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const home = resolve(options.home);
  makeHome(home);
  const claim = await lock(home);
  try {
    const server = await prepare(home, options);
    const pid = (await findRunning(server)) ?? (await startPostmaster(server));
    return asDatabase(server, new Supervisor(server, pid, options), claim);
  } catch (error) {
    await claim.release();
    throw error;
  }
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `HUB_DATA=${home} is no directory that this user can write to (${systemCode(error)}). Set HUB_DATA to one.`,
      { cause: error },
    );
  }
}

async function prepare(home: string, { log, durable = true }: EmbeddedOptions): Promise<Server> {
  const cluster = join(home, 'postgres');
  const account = chooseAccount(cluster);
  const folder = socketFolder(home, 'socket', SOCKET_NAME.length, account);
  const server: Server = {
    cluster,
    account,
    log,
    socketFolder: folder,
    logFile: join(home, 'postgres.log'),
    binaries: await findBinaries(home, account),
    settings: serverSettings(folder, durable),
  };
  await ensureCluster(server, durable);
  return server;
}

function asDatabase({ socketFolder: host }: Server, supervisor: Supervisor, claim: Lock): EmbeddedDatabase {
  return {
    superuser: SUPERUSER,
    get pid() {
      return supervisor.pid;
    },
    get running() {
      return supervisor.running;
    },
    connection: (database, user = SUPERUSER) => ({ host, port: SOCKET_PORT, user, database }),
    url: (database, user = SUPERUSER) =>
      `postgresql://${encodeURIComponent(user)}@/${encodeURIComponent(database)}` +
      `?host=${encodeURIComponent(host)}&port=${SOCKET_PORT}`,
    stop: async () => {
      await supervisor.stop();
      await claim.release();
    },
  };
}
