import { setImmediate as nextTurn } from 'node:timers/promises';
import { CURSORS } from '../../test/support/database';
import { PUBLIC } from '../auth/viewer';
import { isOutage } from '../database/outage';
import { changeNotes, startNotes, Writers } from './notes-for-tests';
import type { Service } from './service';
import { Snapshot } from './snapshot';

type Result = Awaited<ReturnType<Service['execute']>>;

let service: Service;
beforeAll(async () => {
  service = (await startNotes()) as Service;
});
afterAll(() => service.stop());

const ask = (document: string, signal?: AbortSignal): Promise<Result> =>
  service.execute({ document, viewer: PUBLIC, signal });
const positionOf = ({ extensions }: Result): number => CURSORS.open(extensions?.cursor as string)![0].pos;
const codes = ({ errors = [] }: Result): unknown[] => errors.map(({ extensions }) => extensions.code);

/** Connections that are checked out of the pool. */
const busy = (): number => {
  const { master } = service.source.driver as unknown as { master: { totalCount: number; idleCount: number } };
  return master.totalCount - master.idleCount;
};
const allBack = async (): Promise<void> => {
  while (busy() > 0) await nextTurn();
};

/** Ends the sessions that are in the middle of a query. */
const kill = async (): Promise<void> => {
  await service.source.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE usename = current_user AND pid <> pg_backend_pid() AND state = 'idle in transaction'`,
  );
};

it('shows one version to all statements of a query, and the position of that version, while others write', async () => {
  const base = positionOf(await ask('{ note(id: "a") { id } }'));
  const writers = new Writers([0, 1, 2].map(() => () => changeNotes(service.source)));
  const seen = new Set<number>();
  try {
    for (let round = 0; round < 100; round++) {
      const result = await ask('{ note(id: "a") { version other { version other { version other { version } } } } }');
      const versions = JSON.stringify(result.data).match(/\d+/g)!.map(Number);
      expect(versions).toEqual(Array<number>(4).fill(positionOf(result) - base));
      seen.add(versions[0]);
    }
  } finally {
    await writers.stop();
  }
  expect(seen.size).toBeGreaterThan(20);
}, 60_000);

it('is opened by the first statement, and not by what reads nothing', async () => {
  const before = service.statements;
  expect(await ask('{ __typename _service { sdl } }')).toEqual({ data: expect.anything() });
  expect(await ask('{ nonsense }')).not.toHaveProperty('extensions');
  expect(service.statements).toBe(before);
  expect(busy()).toBe(0);
});

it('is not made for a mutation, whose payload shows what it did', async () => {
  const { data } = await ask('{ note(id: "a") { version } }');
  const { version } = data!.note as { version: number };
  const changed = await ask('mutation { change { version other { version } } }');
  expect(changed).toEqual({ data: { change: { version: version + 1, other: { version: version + 1 } } } });
});

it('lets other fields be read where one statement fails', async () => {
  const result = await ask(
    '{ one: divided(by: 1) none: divided(by: 0) two: divided(by: 2) note(id: "a") { id other { id } } }',
  );
  expect(result.data).toEqual({ one: 1, none: null, two: 0, note: { id: 'a', other: { id: 'b' } } });
  expect(codes(result)).toEqual(['INTERNAL_SERVER_ERROR']);
  await allBack();
});

it('gives the least position where a statement that failed made it begin anew', async () => {
  const snapshot = new Snapshot(service.source, undefined);
  await snapshot.manager.query('SELECT 1');
  const first = snapshot.position!;
  await changeNotes(service.source);
  await expect(snapshot.manager.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
  const [{ pos }] = await snapshot.manager.query<{ pos: string }[]>('SELECT pos FROM event_head');
  expect(Number(pos)).toBe(first.pos + 1);
  expect(snapshot.position).toEqual(first);
  snapshot.close();
  await allBack();
});

it('refuses what comes after its end, and gives its connection back once', async () => {
  const snapshot = new Snapshot(service.source, undefined);
  const late = snapshot.manager.query('SELECT pg_sleep(0.05)');
  while (busy() === 0) await nextTurn();
  snapshot.close();
  snapshot.close();
  await expect(snapshot.manager.query('SELECT 1')).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
  await late;
  await allBack();
  const unused = new Snapshot(service.source, undefined);
  unused.close();
  await expect(unused.manager.query('SELECT 1')).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
  expect(busy()).toBe(0);
});

it('gives its connection back when it is closed while it waits for one', async () => {
  const snapshot = new Snapshot(service.source, undefined);
  const waiting = snapshot.manager.query('SELECT 1');
  snapshot.close();
  await expect(waiting).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
  await allBack();
});

it('sends nothing for a request that was aborted, and gives the connection back', async () => {
  const leaving = new AbortController();
  const snapshot = new Snapshot(service.source, leaving.signal);
  await snapshot.manager.query('SELECT 1');
  const before = service.statements;
  leaving.abort();
  await expect(snapshot.manager.query('SELECT 1')).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
  expect(service.statements).toBe(before);
  snapshot.close();
  await allBack();
});

it('dies with its connection, which others need not know', async () => {
  const snapshot = new Snapshot(service.source, undefined);
  await snapshot.manager.query('SELECT 1');
  await kill();
  for (const _time of ['at once', 'later']) {
    const error = await snapshot.manager.query('SELECT 1').catch((reason: unknown) => reason);
    expect(isOutage(error)).toBe(true);
  }
  snapshot.close();
  await allBack();
  expect(await ask('{ note(id: "a") { id } }')).toMatchObject({ data: { note: { id: 'a' } } });
});

it('needs one connection for each query, so that many more queries than connections are all answered', async () => {
  const document = '{ note(id: "a") { other { other { other { id } } } } x: note(id: "b") { other { id } } }';
  const results = await Promise.all(Array.from({ length: 100 }, () => ask(document)));
  expect(results.filter(({ errors }) => errors)).toEqual([]);
  await allBack();
});
