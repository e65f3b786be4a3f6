import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './error';
import { keepSmall, openLogFile, readAfter, sizeOf } from './log-file';
import { readPidFile } from './pid-file';
import { isAlive, signal } from './process';
import { directoryArgument, spawnOptions } from './run-as';
import type { Server } from './server';
import { fingerprint } from './settings';
import { endStrays } from './strays';

/** In ms. Recovery reads at most `max_wal_size` (1 GB) of log, which takes seconds. */
const START_PATIENCE = 120_000;

/** In ms, for backends of a killed postmaster to notice. */
const STRAY_PATIENCE = 5_000;

/** In ms that each way of stopping is given, the kindest first. Data are safe with all three. */
const STOPPING = [
  { by: 'SIGINT', patience: 10_000 }, // fast: sessions end, a checkpoint is made
  { by: 'SIGQUIT', patience: 5_000 }, // immediate: the next start recovers
  { by: 'SIGKILL', patience: 5_000 },
] as const;

/**
 * Starts the server and waits until it takes connections.
 *
 * @returns its process id
 * @throws {EmbeddedDatabaseError} with what the server said when it does not come up
 */
export async function startPostmaster(server: Server): Promise<number> {
  const deadline = Date.now() + STRAY_PATIENCE;
  for (;;) {
    const outcome = await tryStart(server);
    if (typeof outcome === 'number') return outcome;
    // A killed postmaster's backends still hold its memory; a busy one notices late.
    if (!outcome.includes('shared memory block') || Date.now() > deadline) throw notStarted(outcome);
    endStrays(server.cluster);
    await delay(100);
  }
}

function notStarted(complaint: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(`The database server does not start. It says: ${complaint}`);
}

/** The process id of a server that is ready, or what one wrote that ended before it was. */
async function tryStart(server: Server): Promise<number | string> {
  keepSmall(server.logFile);
  const logged = sizeOf(server.logFile);
  const started = performance.now();
  const child = await spawnServer(server);
  if (!(await becomesReady(server.cluster, child))) return readAfter(server.logFile, logged);
  server.log.info({ pid: child.pid, ms: Math.round(performance.now() - started) }, 'database server started');
  return child.pid as number;
}

/**
 * In a process group of its own: Ctrl-C reaches the whole group of a terminal, and the database must stay until the
 * hub has answered what it was asked.
 */
async function spawnServer(server: Server): Promise<ChildProcess> {
  const output = openLogFile(server.logFile, server.account);
  try {
    const child = spawn(server.binaries.postgres, serverArguments(server), {
      ...spawnOptions(server.cluster, server.account),
      detached: true,
      stdio: ['ignore', output, output],
    });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

function serverArguments({ binaries, cluster, account, settings }: Server): string[] {
  const all = { ...settings, 'hub.settings': fingerprint(settings, binaries.version) };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', directoryArgument(cluster, account), ...options];
}

async function becomesReady(cluster: string, child: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + START_PATIENCE;
  while (child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(cluster);
    if (file?.pid === child.pid && file?.ready) return true;
    if (Date.now() > deadline) child.kill('SIGQUIT');
    await delay(10);
  }
  return false;
}

/** Stops a server, whether this process started it or not, and waits until it is gone. Does nothing when it is. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const { by, patience } of STOPPING) {
    if (!isAlive(pid)) return;
    signal(pid, by);
    await waitForEnd(pid, patience);
  }
}

async function waitForEnd(pid: number, patience: number): Promise<void> {
  const deadline = Date.now() + patience;
  while (isAlive(pid) && Date.now() < deadline) await delay(10);
}
