import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readPidFile } from '../platform/database/embedded/pid-file';
import { isAlive } from '../platform/database/embedded/process';
import { askOverHttp, type GraphqlAnswer } from './support/hub';
import { freePort, type HubProcess, ready, startProcess } from './support/processes';

const QUESTION =
  '{ meetings(first: 1) { totalCount } recommendations(first: 1) { totalCount } strategies { id } parentPriorities { totalCount } }';

/** `hub start` as people run it, on its own database. */
describe('the hub in one process', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hub-crash-'));
  let port: number;
  let hub: HubProcess;
  /** Not the cursor: the lens goes on learning what the others had to tell. */
  let whole: GraphqlAnswer['data'];

  const ask = (): Promise<GraphqlAnswer> => askOverHttp(`http://127.0.0.1:${port}/graphql`, QUESTION);
  /** Process id of the database server; NaN while none has written it. */
  const postmaster = (): number => readPidFile(path.join(home, 'postgres'))?.pid ?? Number.NaN;
  const start = async (): Promise<void> => {
    hub = startProcess(['start'], { HUB_DATA: home, PORT: String(port) });
    await ready(`http://127.0.0.1:${port}/readyz`, hub, 90_000);
  };

  beforeAll(async () => {
    port = await freePort();
    await start();
    const { data, errors } = await ask();
    expect(errors).toBeUndefined();
    whole = data;
  }, 120_000);
  afterAll(async () => {
    await hub.end();
    rmSync(home, { recursive: true, force: true });
  });

  it('refuses a second one on the same directory within a second or two, and says who holds it', async () => {
    const second = startProcess(['start'], { HUB_DATA: home, PORT: '0' });
    const code = await new Promise((resolve) => second.child.once('exit', resolve));
    expect(code).toBe(1);
    expect(second.log()).toContain(String(hub.child.pid));
    expect(second.log()).toContain('HUB_DATA');
  });

  it('survives kill -9 of its database: clear errors meanwhile, whole again within 5 s of its return', async () => {
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    const codes = new Set<string>();
    let back: number | undefined;
    for (;;) {
      const answer = await ask();
      for (const error of answer.errors ?? []) codes.add(error.extensions.code);
      if (postmaster() > 0 && postmaster() !== killed) back ??= Date.now();
      if (back !== undefined && !answer.errors) break;
      if (back !== undefined) expect(Date.now() - back).toBeLessThan(5_000);
      await delay(20);
    }
    expect([...codes].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    expect(hub.child.exitCode).toBeNull();
    expect((await ask()).data).toEqual(whole);
  }, 60_000);

  it('has lost nothing after kill -9 of itself', async () => {
    await hub.end('SIGKILL');
    await start();
    expect((await ask()).data).toEqual(whole);
  }, 60_000);

  it('stops on SIGTERM, and takes its database with it', async () => {
    const database = postmaster();
    await hub.end('SIGTERM');
    expect(hub.child.exitCode).toBe(0);
    expect(isAlive(database)).toBe(false);
  });
});
