import { CURSORS } from '../../test/support/database';
import { serviceTag } from '../cursors/cursors';
import type { HubError } from '../errors';
import type { EventLog } from './event-log';
import { cursorAt, positionOf, Reading, TestLog, upTo } from './log-for-tests';
import { END } from './log-reader';

let log: TestLog;
let events: EventLog;
let epoch: number;

beforeAll(async () => {
  log = await TestLog.create();
  await log.append(600);
  await log.sql('SELECT prune_events(10)');
  events = await log.open();
  ({ epoch } = events.head);
});
afterAll(() => log.close());

const refusal = async (cursor: string, of = events): Promise<HubError> =>
  of.open(cursor).then(
    () => {
      throw new Error('It was accepted.');
    },
    (error: HubError) => error,
  );

describe('opening a log', () => {
  it('gives the head to whoever has no cursor', async () => {
    expect(await events.open(null)).toEqual({ epoch, pos: 600 });
  });

  it.each([10, 11, 255, 256, 257, 512, 599, 600])('takes a cursor at position %i', async (pos) => {
    expect(await events.open(cursorAt(epoch, pos))).toEqual({ epoch, pos });
  });

  it('takes the part of a vector that is of this service', async () => {
    const vector = cursorAt(5, 7, 'another') + cursorAt(epoch, 300) + cursorAt(5, 8, 'a third');
    expect(await events.open(vector)).toEqual({ epoch, pos: 300 });
  });

  it.each([
    ['nothing', () => ''],
    ['a forged one', () => 'A'.repeat(22)],
    ['one with a character changed', () => cursorAt(epoch, 300).replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))],
    ['one of another service', () => cursorAt(epoch, 300, 'another')],
    ['a vector without this service', () => cursorAt(epoch, 300, 'another') + cursorAt(epoch, 300, 'a third')],
    ['10 kB', () => 'A'.repeat(10_000)],
    ['10 kB of cursors', () => cursorAt(epoch, 300).repeat(460)],
    ['SQL', () => "'; DROP TABLE event_log; --"],
    ['a NUL character', () => '\0'.repeat(22)],
  ])('refuses %s as no cursor, with a fresh one', async (_what, cursor) => {
    const { code, extensions } = await refusal(cursor());
    expect(code).toBe('CURSOR_INVALID');
    expect(await events.open(extensions.cursor as string)).toEqual({ epoch, pos: 600 });
  });

  it.each([0, 1, 9])('says that position %i was pruned', async (pos) => {
    const { code, extensions } = await refusal(cursorAt(epoch, pos));
    expect([code, positionOf(extensions.cursor as string)]).toEqual(['CURSOR_TOO_OLD', 600]);
  });

  it.each([1, 300, 100_000])('says that another epoch has passed, whatever the position: %i', async (pos) => {
    const { code, extensions } = await refusal(cursorAt(epoch === 1 ? 2 : 1, pos));
    expect([code, positionOf(extensions.cursor as string)]).toEqual(['CURSOR_EPOCH_CHANGED', 600]);
  });

  it('tells neither positions nor stacks with a refusal', async () => {
    const { message, extensions } = await refusal(cursorAt(epoch, 0));
    expect(message).not.toMatch(/\d/);
    expect(Object.keys(extensions).sort()).toEqual(['code', 'cursor']);
  });
});

describe('following a log', () => {
  it('delivers what is there after the cursor and what comes, once each, in order', async () => {
    const own = await TestLog.create();
    const reader = await own.open();
    await own.append(700);
    const reading = new Reading(reader, cursorAt(await own.epoch(), 0));
    expect(await reading.until(700)).toEqual(upTo(700));
    await own.append();
    await own.append();
    expect(await reading.until(702)).toEqual(upTo(702));
    await own.close();
  });

  it('tells its position before the first event, and when nothing that passed was for it', async () => {
    const own = await TestLog.create();
    const reader = await own.open();
    const wanted = new Set([3, 130]);
    const reading = new Reading(reader, null, (entries) => entries.filter(({ pos }) => wanted.has(pos)));
    const first = reading.until(3);
    while (reading.told.length === 0) await new Promise(setImmediate);
    expect(reading.told).toEqual([0]);
    await own.append(200);
    await first;
    expect(reading.told).toEqual([0]);
    await reading.until(130);
    const next = reading.until(201);
    while (reading.told.at(-1) !== 200) await new Promise(setImmediate);
    await own.append();
    while (reading.told.at(-1) !== 201) await new Promise(setImmediate);
    reading.leaving.abort();
    expect(await next).toEqual([3, 130]);
    expect(reading.told).toEqual([...new Set(reading.told)].sort((a, b) => a - b));
    await own.close();
  });

  it('selects entries that follow one another together, and names the batch by one object', async () => {
    const asked: number[] = [];
    const reading = new Reading(events, cursorAt(epoch, 500), (entries) => {
      asked.push(entries.length);
      return entries;
    });
    const stream = await reading.stream;
    const batches = new Set<object>();
    for (let pos = 501; pos <= 600; pos++) batches.add((await stream.next()).value!.batch);
    expect(Math.max(...asked)).toBeLessThanOrEqual(64);
    expect(batches.size).toBe(asked.length);
    expect(asked.reduce((sum, count) => sum + count)).toBe(100);
  });

  it('asks again who may see what has waited for a second', async () => {
    let may = true;
    const reading = new Reading(events, cursorAt(epoch, 590), (entries) => (may ? entries : []));
    await reading.until(591);
    may = false;
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1_001);
    const rest = reading.until(600);
    while (reading.told.at(-1) !== 600) await new Promise(setImmediate);
    now.mockRestore();
    reading.leaving.abort();
    expect(await rest).toEqual([591]);
  });

  it('ends at once when it is returned while it waits, and when its signal aborts', async () => {
    for (const end of ['return', 'abort']) {
      const reading = new Reading(events, null);
      const stream = await reading.stream;
      const pending = stream.next();
      if (end === 'return') expect(await stream.return!()).toEqual({ done: true, value: undefined });
      else reading.leaving.abort();
      expect(await pending).toEqual({ done: true, value: undefined });
      expect(await stream.next()).toEqual({ done: true, value: undefined });
    }
  });

  it('ends when its signal has aborted before it began, and when the log stops', async () => {
    const late = new Reading(events, cursorAt(epoch, 500));
    late.leaving.abort();
    expect(await late.until(600)).toEqual([]);
    const other = await log.open();
    const reading = new Reading(other, null);
    const pending = reading.until(601);
    await reading.stream;
    await other.stop();
    expect(await pending).toEqual([]);
  });

  it('throws what the selection throws, and has ended then', async () => {
    const reading = new Reading(events, cursorAt(epoch, 500), () => {
      throw new Error('a mistake');
    });
    await expect(reading.until(600)).rejects.toThrow('a mistake');
    expect(await (await reading.stream).next()).toEqual({ done: true, value: undefined });
  });

  it('goes on from the pages when it fell behind what is kept for live readers', async () => {
    const own = await TestLog.create();
    await own.append(10);
    const reading = new Reading(await own.open(), cursorAt(await own.epoch(), 0));
    await reading.until(10); // from a page that is not full yet
    for (let i = 0; i < 26; i++) await own.append(100);
    await own.append();
    expect(await reading.until(2_611)).toEqual(upTo(2_611));
    await own.close();
  });

  it('reads each page once, however many come back at once', async () => {
    const other = await log.open();
    const read = jest.spyOn((other as never as { reader: { read: () => unknown } }).reader, 'read');
    const many = upTo(200).map((i) => new Reading(other, cursorAt(epoch, 10 + i * 2)));
    await Promise.all(many.map((reading) => reading.until(600)));
    many.forEach((reading, i) => expect(reading.positions).toEqual(upTo(600, 13 + i * 2)));
    // Beside the looks for what is new, as the poll takes them.
    const pages = (read.mock.calls as unknown as [number, number][]).filter(([, upTo]) => upTo !== END);
    expect(pages).toHaveLength(3);
  });
});

describe('reading a log without following it', () => {
  it('gives entries after a position, with head, floor and epoch', async () => {
    const slice = await events.read(598, 100);
    expect(slice).toMatchObject({ epoch, head: 600, floor: 10 });
    expect(slice.entries.map(({ pos }) => pos)).toEqual([599, 600]);
    expect(CURSORS.open(slice.entries[0].cursor)).toEqual([{ service: serviceTag('the-chronicle'), epoch, pos: 599 }]);
    expect((await events.read(0, 3)).entries.map(({ pos }) => pos)).toEqual([11, 12, 13]);
    expect((await events.read(700, 3)).entries).toEqual([]);
  });

  it('gives the next entries to any number who wait for them, by one read', async () => {
    const own = await TestLog.create();
    await own.append(10);
    const other = await own.open();
    const read = jest.spyOn((other as never as { reader: { read: () => unknown } }).reader, 'read');
    const waiting = upTo(50).map(() => other.next(10, 100, AbortSignal.timeout(10_000)));
    await own.append(3);
    const slices = await Promise.all(waiting);
    for (const slice of slices) expect(slice.entries.map(({ pos }) => pos)).toContain(11);
    expect(slices[0]).toMatchObject({ epoch: await own.epoch(), floor: 0 });
    expect(slices[0].head).toBe(10 + slices[0].entries.length);
    expect(read.mock.calls.length).toBeLessThan(10);
    await own.close();
  });

  it('waits for nothing longer than is wanted, nor for a place beyond the log, nor for one that is stopped', async () => {
    const own = await TestLog.create();
    await own.append(2);
    const other = await own.open();
    expect(await other.next(2, 9, AbortSignal.timeout(20))).toMatchObject({ head: 2, entries: [] });
    expect(await other.next(7, 9, AbortSignal.timeout(10_000))).toMatchObject({ head: 2, entries: [] });
    const refused = expect(other.next(2, 9, AbortSignal.timeout(10_000))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await own.close();
    await refused;
  });
});
