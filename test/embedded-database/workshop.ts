import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { startEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from '../../platform/database/embedded/launcher';
import { readPidFile } from '../../platform/database/embedded/pid-file';
import { stopPostmaster } from '../../platform/database/embedded/postmaster';
import { isElsewhere, socketFolder } from '../../platform/database/embedded/socket-folder';
import type { Connection } from '../../platform/database/settings';
import { SILENT } from '../../platform/log';
import { HubProcess, type RunOptions } from './hub-process';

export const IS_ROOT = process.getuid?.() === 0;

/** To run a program as an ordinary user: root becomes one, everybody else is one. */
export const ORDINARY = IS_ROOT ? { uid: 65534, gid: 65534 } : {};

/** Folders, hubs and databases of one test file, all gone at its end, whatever has failed. */
export class Workshop {
  /** Open to all users. */
  readonly folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  private readonly homes: string[] = [];
  private readonly hubs: HubProcess[] = [];
  private readonly databases: EmbeddedDatabase[] = [];

  constructor() {
    chmodSync(this.folder, 0o755);
  }

  /** The path of a new data directory, which is made and given to the user if one is named. */
  home(name: string, { uid, gid }: { uid?: number; gid?: number } = {}): string {
    const home = join(this.folder, name);
    mkdirSync(home, { recursive: true });
    if (uid !== undefined && gid !== undefined) chownSync(home, uid, gid);
    this.homes.push(home);
    return home;
  }

  /** Makes the database that `homeWithDatabase` hands out copies of. */
  async makeDatabase(): Promise<void> {
    const database = await this.start({ home: this.home('template') });
    await database.stop();
  }

  /** As `home`, with a database in it that was stopped in good order. A copy costs a tenth of what making one costs. */
  homeWithDatabase(name: string, user: { uid?: number; gid?: number } = {}): string {
    const home = this.home(name, user);
    execFileSync('cp', ['-pR', join(this.folder, 'template/postgres'), home]);
    if (user.uid !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, home]);
    return home;
  }

  /** Starts the database in this process. It forgets, unless told otherwise. */
  async start(options: { home: string } & Partial<EmbeddedOptions>): Promise<EmbeddedDatabase> {
    const database = await startEmbedded({ log: SILENT, durable: false, ...options });
    this.databases.push(database);
    return database;
  }

  /** Starts a hub in a process of its own and does not wait for it. */
  run(program: string, options: RunOptions): HubProcess {
    const hub = new HubProcess(program, options);
    this.hubs.push(hub);
    return hub;
  }

  /** Ends what still runs, and removes the folder and the sockets outside of it. */
  async clear(): Promise<void> {
    await Promise.all(this.databases.map((database) => database.stop()));
    await Promise.all(this.hubs.map((hub) => hub.end('SIGKILL')));
    for (const home of this.homes.filter(existsSync)) await clearHome(home);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function clearHome(home: string): Promise<void> {
  const left = existsSync(join(home, 'postgres')) && readPidFile(join(home, 'postgres'));
  if (left) await stopPostmaster(left.pid);
  for (const name of ['lock', 'socket']) {
    const elsewhere = socketFolder(home, name, 200);
    if (isElsewhere(elsewhere)) rmSync(elsewhere, { recursive: true, force: true });
  }
}

/** Runs one statement in a session of its own. */
export async function query<Row extends QueryResultRow>(connection: Connection, sql: string): Promise<Row[]> {
  const client = new Client(connection);
  // A server that dies under a query fails that query; without a listener it would end the test's process as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The numbered rows that tests write before they kill something, and count afterwards. */
export async function writeRows(connection: Connection, count: number): Promise<void> {
  await query(connection, 'CREATE TABLE IF NOT EXISTS kept (id serial PRIMARY KEY)');
  await query(connection, `INSERT INTO kept SELECT FROM generate_series(1, ${count})`);
}

export async function countRows(connection: Connection): Promise<number> {
  const [row] = await query<{ count: string }>(connection, 'SELECT count(*) FROM kept');
  return Number(row.count);
}

/** Waits until something is true; the test's own time limit ends a wait in vain. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Names in a folder, or none when it is not there. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
