import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account';
import { EmbeddedDatabaseError, systemCode } from './error';
import { directoryArgument, spawnOptions } from './run-as';
import { SUPERUSER, type Server } from './server';

/** Follows the name of the data directory while initdb works, so that half a cluster never has its name. */
const UNFINISHED = '.unfinished-';

/**
 * Sees to it that there is a data directory that the server can start on: makes one where there is none, and hands an
 * existing one to the account.
 *
 * @throws {EmbeddedDatabaseError} when another major version wrote it, or it holds something else
 */
export async function ensureCluster(server: Server, durable: boolean): Promise<void> {
  sweepUnfinished(server);
  const entries = listEntries(server.cluster);
  if (entries.length === 0) return createCluster(server, durable);
  if (!entries.includes('PG_VERSION')) {
    throw new EmbeddedDatabaseError(
      `${server.cluster} is not empty and no PostgreSQL data directory; it is left as it is. ` +
        'Move it away, or set HUB_DATA to another directory.',
    );
  }
  checkVersion(server);
  if (server.account && statSync(server.cluster).uid !== server.account.uid) handOver(server.cluster, server.account);
}

function checkVersion({ cluster, binaries }: Server): void {
  const theirs = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (theirs === ours) return;
  throw new EmbeddedDatabaseError(
    `${cluster} was written by PostgreSQL ${theirs}, and the hub brings PostgreSQL ${ours}, which cannot read it. ` +
      `To keep its data, start a PostgreSQL ${theirs} server on it and set DATABASE_URL to that server, or dump it ` +
      `there and load the dump into a hub with a new HUB_DATA. To start anew, set HUB_DATA to another directory.`,
  );
}

async function createCluster(server: Server, durable: boolean): Promise<void> {
  const { cluster, account, log } = server;
  const started = performance.now();
  const unfinished = mkdtempSync(cluster + UNFINISHED);
  if (account) chownSync(unfinished, account.uid, account.gid);
  await runInitdb(server, unfinished, durable);
  renameSync(unfinished, cluster);
  log.info({ cluster, ms: Math.round(performance.now() - started) }, 'database cluster created');
}

function runInitdb({ binaries, account }: Server, directory: string, durable: boolean): Promise<void> {
  const child = spawn(
    binaries.initdb,
    ['--pgdata', directoryArgument(directory, account), ...INITDB_OPTIONS, ...(durable ? [] : ['--no-sync'])],
    { ...spawnOptions(directory, account), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(initdbFailed(complaint, account))));
  });
}

const INITDB_OPTIONS = [
  `--username=${SUPERUSER}`,
  '--encoding=UTF8',
  // PostgreSQL's own C.UTF-8: the same order and case rules on every system, whatever locales it has installed.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  // No password on the socket: its folder lets in nobody who could not read the data files as well.
  '--auth-local=trust',
  '--auth-host=reject',
  '--no-instructions',
];

function initdbFailed(complaint: string, account: Account | undefined): EmbeddedDatabaseError {
  const advice = hasName(account)
    ? ''
    : ' initdb needs a user that the system knows by name: add it to /etc/passwd, run the hub as another user, ' +
      'or set DATABASE_URL to a PostgreSQL server.';
  return new EmbeddedDatabaseError(`The database cluster cannot be created: ${complaint.trim()}.${advice}`);
}

/** Containers are often run with a user id that has no name. Accounts that root chose have one. */
function hasName(account: Account | undefined): boolean {
  if (account) return true;
  try {
    return userInfo().username !== '';
  } catch (error) {
    if (systemCode(error) === 'ERR_SYSTEM_ERROR') return false;
    throw error;
  }
}

/** What a killed initdb left. Each attempt has a name of its own: an orphan may still write to the last one. */
function sweepUnfinished({ cluster, log }: Server): void {
  const prefix = basename(cluster) + UNFINISHED;
  for (const name of readdirSync(dirname(cluster)).filter((entry) => entry.startsWith(prefix))) {
    log.warn({ name }, 'removing an unfinished database cluster');
    rmSync(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}

function listEntries(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A backup that root has put back is root's; the server needs it to be its own, and closed to others. */
function handOver(directory: string, account: Account): void {
  chmodSync(directory, 0o700);
  for (const entry of ['', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
    lchownSync(join(directory, entry), account.uid, account.gid);
  }
}
