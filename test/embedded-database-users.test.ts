import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../platform/database/embedded/process';
import { isElsewhere } from '../platform/database/embedded/socket-folder';
import { install, nativeFolder, unlinkLibraries } from './embedded-database/installation';
import { countRows, IS_ROOT, namesIn, ORDINARY, query, Workshop, writeRows } from './embedded-database/workshop';

// Each test starts and stops whole servers, and a busy machine may need its time for that.
jest.setTimeout(60_000);

let workshop: Workshop;
let program: string;

const asRoot = IS_ROOT ? it : it.skip;
const onLinux = process.platform === 'linux' ? it : it.skip;

beforeAll(async () => {
  workshop = new Workshop();
  program = install(join(workshop.folder, 'installation'));
  await workshop.makeDatabase();
});

afterAll(() => workshop.clear());

/** Below a directory that only its owner may enter, as `mktemp -d` makes it. */
function closed(name: string): string {
  const folder = join(workshop.folder, name);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

const executableOf = (pid: number) => readlinkSync(`/proc/${pid}/exe`);

const ownerOf = (path: string) => statSync(path).uid;

describe('an ordinary user', () => {
  onLinux('runs the server as itself, and all files are its own', async () => {
    const home = workshop.home('own', ORDINARY);
    const hub = workshop.run(program, { home, ...ORDINARY });
    const { pid } = await hub.ready();
    const user = ORDINARY.uid ?? process.getuid?.();
    expect(ownerOf(`/proc/${pid}`)).toBe(user);
    for (const name of namesIn(home)) expect(ownerOf(join(home, name))).toBe(user);
    await hub.end();
  });

  asRoot('is refused on the data of another, with whose they are', async () => {
    const home = workshop.homeWithDatabase('of-root');
    const hub = workshop.run(program, { home });
    await hub.ready();
    await hub.end();
    chmodSync(home, 0o777);
    const refusal = await workshop.run(program, { home, ...ORDINARY }).next('refused');
    expect(refusal.message).toMatch(/belongs to user 0, and this process runs as user 65534/);
  });

  asRoot('may not write to the data directory: says so', async () => {
    const home = workshop.home('read-only');
    const refusal = await workshop.run(program, { home, ...ORDINARY }).next('refused');
    expect(refusal.message).toMatch(`HUB_DATA=${home} is no directory that this user can write to (EACCES)`);
  });

  asRoot('without a name, of whom initdb wants to know nothing: is told what to do', async () => {
    const nameless = { uid: 54_321, gid: 54_321 };
    const hub = workshop.run(program, { home: workshop.home('nameless', nameless), ...nameless });
    const refusal = await hub.next('refused');
    expect(refusal.message).toMatch(/needs a user that the system knows by name.*DATABASE_URL/);
  });
});

describe('root', () => {
  asRoot('runs the server as an account without rights, which owns the data', async () => {
    const home = workshop.home('root');
    const database = await workshop.start({ home });
    const user = ownerOf(`/proc/${database.pid}`);
    expect(user).toBeGreaterThan(0);
    expect(ownerOf(join(home, 'postgres'))).toBe(user);
    await database.stop();
  });

  asRoot('keeps the owner of data that an ordinary user has made, who can go on afterwards', async () => {
    const home = workshop.home('shared', ORDINARY);
    for (const user of [ORDINARY, {}, ORDINARY]) {
      const hub = workshop.run(program, { home, ...user });
      const { pid, connection } = await hub.ready();
      expect(ownerOf(`/proc/${pid}`)).toBe(ORDINARY.uid);
      await writeRows(connection, 10);
      await hub.end();
    }
    expect(ownerOf(join(home, 'postgres'))).toBe(ORDINARY.uid);
  });

  asRoot('runs on a data directory below one that only root can enter, and finds it again', async () => {
    const home = join(closed('private'), 'home');
    const first = await workshop.start({ home });
    await writeRows(first.connection('postgres'), 100);
    expect(readFileSync(`/proc/${first.pid}/status`, 'utf8')).toMatch(/^CapEff:\s+0+$/m);
    await first.stop();
    const hub = workshop.run(program, { home });
    const { pid } = await hub.ready();
    await hub.end('SIGKILL');
    const last = await workshop.start({ home });
    expect(await countRows(last.connection('postgres'))).toBe(100);
    await last.stop();
    expect(isAlive(pid)).toBe(false);
  });
});

describe('places', () => {
  it('listens in a short folder elsewhere when the path is too long, where the next hub finds it', async () => {
    const home = workshop.homeWithDatabase('long'.repeat(30));
    const hub = workshop.run(program, { home });
    const { pid, connection } = await hub.ready();
    expect(isElsewhere(connection.host)).toBe(true);
    await expect(workshop.start({ home })).rejects.toThrow(`is in use by process ${hub.child.pid} since`);
    await hub.end('SIGKILL');
    const next = await workshop.start({ home });
    expect([next.pid, next.connection('postgres')]).toEqual([pid, connection]);
    await next.stop();
    expect(existsSync(connection.host)).toBe(false);
  });

  it('takes a path with spaces, commas, quotes and letters of other languages', async () => {
    const home = workshop.home(`Niños, "primero" 'y' más`);
    const database = await workshop.start({ home });
    expect(await query(database.connection('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
  });
});

describe('an installation without library links', () => {
  let folder: string;
  let bare: string;

  beforeAll(() => {
    folder = join(workshop.folder, 'bare');
    bare = install(folder);
    unlinkLibraries(folder);
  });

  onLinux('gets them in a copy of its own where packages cannot be written to', async () => {
    const home = workshop.homeWithDatabase('copied', ORDINARY);
    chmodSync(join(nativeFolder(folder), 'lib'), 0o555);
    const hub = workshop.run(bare, { home, ...ORDINARY });
    const { pid } = await hub.ready();
    chmodSync(join(nativeFolder(folder), 'lib'), 0o755);
    expect(executableOf(pid).startsWith(join(home, 'postgres-binaries'))).toBe(true);
    await hub.end();
  });

  asRoot('is copied, once for all hubs, when it lies where the account cannot go', async () => {
    const cache = join(workshop.folder, 'cache');
    mkdirSync(cache);
    chmodSync(folder, 0o700);
    const homes = ['one', 'two'].map((name) => workshop.homeWithDatabase(join('bare', name)));
    const hubs = homes.map((home) => workshop.run(bare, { home, env: { XDG_CACHE_HOME: cache } }));
    const copies = join(cache, 'early-childhood-hub');
    for (const hub of hubs) {
      const { pid, connection } = await hub.ready();
      expect(executableOf(pid).startsWith(copies)).toBe(true);
      expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await hub.end();
    }
    chmodSync(folder, 0o755);
    expect(namesIn(copies)).toEqual([expect.stringMatching(/^linux-/)]);
  });

  onLinux('gets them where it lies when that is possible', async () => {
    const hub = workshop.run(bare, { home: workshop.homeWithDatabase('linked') });
    const { pid } = await hub.ready();
    expect(executableOf(pid)).toBe(join(nativeFolder(folder), 'bin/postgres'));
    await hub.end();
  });
});
