import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { readPidFile } from '../platform/database/embedded/pid-file';
import { isAlive } from '../platform/database/embedded/process';
import { install } from './embedded-database/installation';
import { countRows, namesIn, ORDINARY, query, until, Workshop, writeRows } from './embedded-database/workshop';

// Each test starts and stops whole servers, and a busy machine may need its time for that.
jest.setTimeout(60_000);

let workshop: Workshop;
let program: string;

beforeAll(async () => {
  workshop = new Workshop();
  program = install(join(workshop.folder, 'installation'));
  await workshop.makeDatabase();
});

afterAll(() => workshop.clear());

describe('starting and stopping', () => {
  it('makes the database at the first start and finds its rows at the next', async () => {
    const home = join(workshop.home('parent'), 'first');
    const first = await workshop.start({ home });
    await writeRows(first.connection('postgres'), 100);
    await first.stop();
    const second = await workshop.start({ home });
    const count = await countRows(second.connection('postgres'));
    await second.stop();
    expect(count).toBe(100);
    expect(isAlive(second.pid)).toBe(false);
  });

  it('can be reached by a URL and by TypeORM', async () => {
    const database = await workshop.start({ home: workshop.homeWithDatabase('reached') });
    try {
      const url = new URL(database.url('postgres').replace('@/', '@socket/'));
      expect(Object.fromEntries(url.searchParams)).toEqual({ host: database.connection('x').host, port: '5432' });
      const { user, ...rest } = database.connection('postgres');
      const source = await new DataSource({ type: 'postgres', username: user, ...rest }).initialize();
      expect(await source.query('SELECT current_user AS user')).toEqual([{ user: database.superuser }]);
      await source.destroy();
    } finally {
      await database.stop();
    }
  });

  it('speaks C.UTF-8 and UTC whatever the environment says', async () => {
    const env = { LANG: 'tr_TR.ISO-8859-9', LC_ALL: 'xx_YY', TZ: 'Asia/Tokyo', PGTZ: 'Asia/Tokyo', PGDATA: '/none' };
    const hub = workshop.run(program, { home: workshop.homeWithDatabase('locale'), env });
    const { connection } = await hub.ready();
    const [row] = await query(
      connection,
      `SELECT datlocale, current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone,
        lower('ÉIÑ') AS lower, 'Z' < 'a' AS by_code_point FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({ datlocale: 'C.UTF-8', encoding: 'UTF8', zone: 'UTC', lower: 'éiñ', by_code_point: true });
    await hub.end();
  });

  it('waits for the disk by default, opens no TCP port and closes its socket folder to others', async () => {
    const hub = workshop.run(program, { home: workshop.home('durable'), durable: true });
    const { connection } = await hub.ready();
    const rows = await query<{ name: string; setting: string }>(
      connection,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'listen_addresses')`,
    );
    const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    expect(settings).toEqual({ fsync: 'on', synchronous_commit: 'on', listen_addresses: '' });
    expect(statSync(connection.host).mode & 0o777).toBe(0o700);
    await hub.end();
  });

  it('stops the server before the hub ends on SIGTERM', async () => {
    const home = workshop.homeWithDatabase('terminated');
    const hub = workshop.run(program, { home });
    const { pid } = await hub.ready();
    await hub.end('SIGTERM');
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(home, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('keeps the server from the Ctrl-C of a terminal until the hub has drained', async () => {
    const hub = workshop.run(program, { home: workshop.homeWithDatabase('interrupted') });
    const { pid } = await hub.ready();
    process.kill(-hub.child.pid!, 'SIGINT');
    expect(await hub.next('drained')).toMatchObject({ pid, alive: true });
    await hub.ended;
    expect(isAlive(pid)).toBe(false);
  });
});

describe('a second hub on the same directory', () => {
  it('is refused within a second and told who holds it', async () => {
    const home = workshop.homeWithDatabase('held');
    const holder = await workshop.start({ home });
    const started = performance.now();
    const refusal = await workshop.start({ home }).catch((error: Error) => error.message);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(refusal).toMatch(`HUB_DATA=${home} is in use by process ${process.pid} since 20`);
    expect(refusal).toMatch('stop it, or set HUB_DATA to another directory');
    expect(await query(holder.connection('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await holder.stop();
  });

  it('is refused when both start in the same moment: one wins', async () => {
    const home = workshop.home('raced');
    const hubs = [1, 2, 3].map(() => workshop.run(program, { home }));
    const outcomes = await Promise.all(hubs.map((hub) => hub.next('ready', 'refused')));
    expect(outcomes.map(({ event }) => event).sort()).toEqual(['ready', 'refused', 'refused']);
    await Promise.all(hubs.map((hub) => hub.end()));
  });

  it('may start when the first has been killed, however it left its lock', async () => {
    const home = workshop.homeWithDatabase('unlocked');
    const hub = workshop.run(program, { home });
    await hub.ready();
    await hub.end('SIGKILL');
    expect(namesIn(join(home, 'lock'))).toHaveLength(1);
    const next = await workshop.start({ home });
    await next.stop();
    expect(namesIn(join(home, 'lock'))).toEqual([]);
  });
});

describe('kill -9', () => {
  /** Computes for minutes and never waits, so its session does not notice that its server has died. */
  const LONG_QUERY = 'SELECT count(*) FROM generate_series(1, 1000000000)';
  const RUNNING_LONG_QUERY = `SELECT FROM pg_stat_activity WHERE query = '${LONG_QUERY}'`;

  it('of the hub: the next one takes over the server, with all rows, and stops it', async () => {
    const home = workshop.homeWithDatabase('orphan');
    const hub = workshop.run(program, { home });
    const { pid, connection } = await hub.ready();
    await writeRows(connection, 1_000);
    await hub.end('SIGKILL');
    expect(isAlive(pid)).toBe(true);
    const next = await workshop.start({ home });
    expect(next.pid).toBe(pid);
    expect(await countRows(next.connection('postgres'))).toBe(1_000);
    await next.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('of the hub: a server with other settings is not taken over but replaced', async () => {
    const home = workshop.homeWithDatabase('other-settings');
    const hub = workshop.run(program, { home, durable: false });
    const { pid } = await hub.ready();
    await hub.end('SIGKILL');
    const next = await workshop.start({ home, durable: true });
    expect(next.pid).not.toBe(pid);
    expect(await query(next.connection('postgres'), 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await next.stop();
  });

  it('of the server: says so, and queries work again within five seconds, a busy session notwithstanding', async () => {
    const exits: number[] = [];
    const home = workshop.homeWithDatabase('revived');
    const database = await workshop.start({ home, durable: true, onExit: (pid) => exits.push(pid) });
    const connection = database.connection('postgres');
    await writeRows(connection, 1_000);
    const busy = query(connection, LONG_QUERY).catch((error: Error) => error);
    const killed = database.pid;
    await until(async () => (await query(connection, RUNNING_LONG_QUERY)).length > 0);
    process.kill(killed, 'SIGKILL');
    const started = performance.now();
    await until(() => !database.running);
    await expect(query(connection, 'SELECT 1')).rejects.toThrow();
    await until(() => database.running);
    expect(await countRows(connection)).toBe(1_000);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(exits).toEqual([killed]);
    expect(await busy).toBeInstanceOf(Error);
    await database.stop();
  });

  it('of both: no committed row is lost', async () => {
    const home = workshop.homeWithDatabase('both');
    const hub = workshop.run(program, { home, durable: true });
    const { pid, connection } = await hub.ready();
    await writeRows(connection, 1_000);
    hub.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await hub.ended;
    const next = await workshop.start({ home, durable: true });
    expect(await countRows(next.connection('postgres'))).toBe(1_000);
    await next.stop();
  });

  it('of a hub that makes its first database: the half of it is removed and a whole one made', async () => {
    const home = workshop.home('half');
    const hub = workshop.run(program, { home });
    const unfinished = () => namesIn(home).find((name) => name.startsWith('postgres.unfinished-'));
    await until(() => namesIn(join(home, unfinished() ?? 'none')).includes('base'));
    await hub.end('SIGKILL');
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    const next = await workshop.start({ home });
    expect(await query(next.connection('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(unfinished()).toBeUndefined();
    await next.stop();
  });
});

describe('what an earlier life left in the directory', () => {
  /** Another program of the user whose id PostgreSQL would mistake for its own server. */
  function sleeper(): ChildProcess {
    return spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60000)'], { ...ORDINARY, cwd: '/' });
  }

  async function crashedHome(name: string): Promise<string> {
    const home = workshop.homeWithDatabase(name, ORDINARY);
    const hub = workshop.run(program, { home, ...ORDINARY });
    const { pid, connection } = await hub.ready();
    await writeRows(connection, 10);
    await query(connection, 'CHECKPOINT');
    hub.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await hub.ended;
    return home;
  }

  function claimFor(home: string, pid: number): void {
    for (const file of ['postgres/postmaster.pid', 'socket/.s.PGSQL.5432.lock']) {
      const path = join(home, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(pid)));
    }
  }

  it("starts although the dead server's process id is another program's now", async () => {
    const home = await crashedHome('reused-id');
    const other = sleeper();
    claimFor(home, other.pid!);
    const hub = workshop.run(program, { home, ...ORDINARY });
    expect(await countRows((await hub.ready()).connection)).toBe(10);
    expect(isAlive(other.pid!)).toBe(true);
    other.kill('SIGKILL');
    await hub.end();
  });

  it("starts although the dead server's process id is now a PostgreSQL server's on other data", async () => {
    const home = await crashedHome('reused-by-postgres');
    const other = workshop.run(program, { home: workshop.homeWithDatabase('other-data', ORDINARY), ...ORDINARY });
    const { pid } = await other.ready();
    claimFor(home, pid);
    const hub = workshop.run(program, { home, ...ORDINARY });
    expect(await countRows((await hub.ready()).connection)).toBe(10);
    expect(isAlive(pid)).toBe(true);
    await Promise.all([hub.end(), other.end()]);
  });

  it('refuses data of another major version, saying which and what to do', async () => {
    const home = workshop.home('old-version');
    mkdirSync(join(home, 'postgres'));
    writeFileSync(join(home, 'postgres/PG_VERSION'), '17\n');
    const refusal = await workshop.start({ home, durable: true }).catch((error: Error) => error.message);
    expect(refusal).toMatch(/was written by PostgreSQL 17, and the hub brings PostgreSQL 18/);
    expect(refusal).toMatch(/dump it.*DATABASE_URL|DATABASE_URL.*dump it/);
    expect(refusal).toMatch(/set HUB_DATA to another directory/);
    expect(namesIn(join(home, 'postgres'))).toEqual(['PG_VERSION']);
  });

  it('refuses a directory that holds something else, and leaves it as it is', async () => {
    const home = workshop.home('not-a-database');
    mkdirSync(join(home, 'postgres'));
    writeFileSync(join(home, 'postgres/letters.txt'), 'precious');
    await expect(workshop.start({ home, durable: true })).rejects.toThrow(
      /is not empty and no PostgreSQL data directory/,
    );
    expect(readFileSync(join(home, 'postgres/letters.txt'), 'utf8')).toBe('precious');
  });

  it('can start after a refusal, for the lock is given back', async () => {
    const home = workshop.home('refused-once');
    mkdirSync(join(home, 'postgres'));
    writeFileSync(join(home, 'postgres/PG_VERSION'), '17\n');
    await expect(workshop.start({ home, durable: true })).rejects.toThrow(/PostgreSQL 17/);
    await expect(workshop.start({ home, durable: true })).rejects.toThrow(/PostgreSQL 17/);
    expect(readPidFile(join(home, 'postgres'))).toBeUndefined();
  });
});
