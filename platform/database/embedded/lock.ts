import { readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedDatabaseError, systemCode } from './error';
import { socketFolder } from './socket-folder';

/** Two that start in the same instant see each other and both step back; after so many times the other is no rival. */
const ATTEMPTS = 5;

const CLAIM = /^(\d+)-(\d+)\.sock$/;

/** Long enough for any process id and any time of this century and the next. */
const LONGEST_CLAIM = '4194304-1700000000000.sock'.length;

/** The right to be the only hub on a directory. */
export interface Lock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly since: Date;
}

/**
 * Makes this process the only hub on `home`, until it releases the lock or dies.
 *
 * A claim is a Unix socket on which its process listens. The kernel stops listening when the process ends, however it
 * ends, so a claim cannot outlive a `kill -9`, is not mistaken when another process gets the same id, and is seen
 * from other containers that share the directory, where process ids mean nothing. Each process first makes its own
 * claim and then looks for others: of two, at least the later looker sees the other, so two never hold.
 *
 * @throws {EmbeddedDatabaseError} within a second, saying who holds the directory
 */
export async function lock(home: string): Promise<Lock> {
  const folder = socketFolder(home, 'lock', LONGEST_CLAIM);
  for (let attempt = 1; ; attempt++) {
    const name = `${process.pid}-${Date.now()}.sock`;
    const claim = await listen(join(folder, name));
    const holder = await findHolder(folder, name);
    if (!holder) return { release: () => close(claim) };
    await close(claim);
    if (attempt === ATTEMPTS) throw inUse(home, holder);
    await delay(20 + Math.random() * 80);
  }
}

function inUse(home: string, { pid, since }: Holder): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `HUB_DATA=${home} is in use by process ${pid} since ${since.toISOString()}; ` +
      'stop it, or set HUB_DATA to another directory.',
  );
}

/** The first living claim beside our own. Claims of the dead are swept: a claim's name is never used again. */
async function findHolder(folder: string, own: string): Promise<Holder | undefined> {
  for (const name of readdirSync(folder)) {
    const [, pid, since] = CLAIM.exec(name) ?? [];
    if (!pid || name === own) continue;
    if (await isListenedTo(join(folder, name))) return { pid: Number(pid), since: new Date(Number(since)) };
    rmSync(join(folder, name), { force: true });
  }
  return undefined;
}

function isListenedTo(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Any other failure (no right to connect, a full queue) means that somebody is there.
    socket.once('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(systemCode(error) ?? '')));
  });
}

function listen(path: string): Promise<Server> {
  const server = createServer((caller) => caller.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // A lock must not keep a process alive that is otherwise done.
    server.listen(path, () => resolve(server.unref()));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
