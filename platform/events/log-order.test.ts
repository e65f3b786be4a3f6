import { Client } from 'pg';
import { cursorAt, Reading, TestLog, upTo } from './log-for-tests';
import { inTransaction, type NewEvent } from './transaction';

let log: TestLog;
beforeEach(async () => {
  log = await TestLog.create();
});
afterEach(() => log.close());

const event = (payload: NewEvent['payload']): NewEvent => ({
  type: 'Written',
  typeVersion: 1,
  subject: 'Thing:1',
  version: 1,
  touched: [],
  payload,
  at: new Date(0),
});

const WRITERS = 16;
const EACH = 25;

it('keeps every commit of many writers, in the order of each, at positions without a gap', async () => {
  const events = await log.open();
  const committed: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let count = 0; count < EACH; count++) {
      const rollsBack = (writer * 7 + count * 3) % 10 === 0;
      const events = 1 + ((writer + count) % 3);
      await inTransaction(log.source, async ({ manager, record }) => {
        // As long as the work of a transaction takes, none like the other.
        await manager.query('SELECT pg_sleep($1)', [((writer * 13 + count * 7) % 11) / 1_000]);
        for (let part = 0; part < events; part++) record(event({ writer, count, part }));
        if (!rollsBack) return;
        await manager.query('SELECT append_events($1::jsonb)', [
          JSON.stringify([{ ...event({ writer, count, part: -1 }), eventId: '00000000-0000-7000-8000-000000000000' }]),
        ]);
        throw new Error('rolled back');
      }).then(
        () => committed.push(...Array.from({ length: events }, (_, part) => `${writer}/${count}/${part}`)),
        (error: Error) => expect(error.message).toBe('rolled back'),
      );
    }
  };
  const seen: { pos: number; name: string }[] = [];
  const reading = new Reading(events, null, (entries) => {
    for (const { pos, payload } of entries) {
      if (pos > (seen.at(-1)?.pos ?? 0))
        seen.push({ pos, name: [payload.writer, payload.count, payload.part].join('/') });
    }
    return entries;
  });
  const reads = reading.until(Infinity);
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  const [{ pos }] = await log.sql<{ pos: string }>('SELECT pos FROM event_head');
  expect(Number(pos)).toBe(committed.length);
  await events.beyond({ epoch: await log.epoch(), pos: committed.length - 1 }, AbortSignal.timeout(5_000));
  await new Reading(events, cursorAt(await log.epoch(), 0)).until(committed.length);
  while (reading.positions.length < committed.length) await new Promise(setImmediate);
  reading.leaving.abort();

  expect(await reads).toEqual(upTo(committed.length));
  expect(seen.map(({ name }) => name).sort()).toEqual([...committed].sort());
  for (let writer = 0; writer < WRITERS; writer++) {
    const of = (names: string[]): string[] => names.filter((name) => name.startsWith(`${writer}/`));
    expect(of(seen.map(({ name }) => name))).toEqual(of(committed));
  }
}, 30_000);

it('sorts positions as numbers, where their digits grow and in every page', async () => {
  await log.append(1_030);
  const events = await log.open();
  const epoch = await log.epoch();
  for (const from of [0, 8, 9, 98, 99, 255, 256, 998, 999]) {
    expect(await new Reading(events, cursorAt(epoch, from)).until(1_030)).toEqual(upTo(1_030, from + 1));
  }
});

it('gives positions in the order in which a transaction recorded its events', async () => {
  await inTransaction(log.source, async ({ record }) => {
    for (let count = 0; count < 300; count++) record(event({ count }));
  });
  const events = await log.open();
  const { entries } = await events.read(0, 1_000);
  expect(entries.map(({ payload }) => payload.count)).toEqual(upTo(299, 0));
});

it('is not held back by a transaction that somebody leaves open', async () => {
  const events = await log.open();
  const idle = new Client({ ...log.login, options: `-c search_path=${log.schema}` });
  await idle.connect();
  await idle.query('BEGIN');
  await idle.query('SELECT pg_current_xact_id()');
  const reading = new Reading(events, null);
  const lags: number[] = [];
  for (let pos = 1; pos <= 20; pos++) {
    const next = reading.until(pos);
    await log.append();
    const committedAt = performance.now();
    await next;
    lags.push(performance.now() - committedAt);
  }
  await idle.query('COMMIT');
  await idle.end();
  expect(Math.max(...lags)).toBeLessThan(1_000);
  expect(lags.sort((a, b) => a - b)[10]).toBeLessThan(200);
});
