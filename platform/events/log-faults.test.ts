import { SILENT } from '../log';
import type { EventLog } from './event-log';
import { cursorAt, Line, positionOf, Reading, SERVICE, TestLog, upTo } from './log-for-tests';

let log: TestLog;
beforeEach(async () => {
  log = await TestLog.create();
});
afterEach(() => log.close());

const codeOf = (error: unknown): unknown => (error as { code?: string }).code;
const failure = async (promise: Promise<unknown>): Promise<{ code: unknown; cursor: string }> =>
  promise.then(
    () => {
      throw new Error('It went on.');
    },
    (error) => ({ code: codeOf(error), cursor: error.extensions.cursor as string }),
  );

/** Loses every notification, as a connection that was lost does. */
function deafen(events: EventLog): void {
  const { connection } = events as never as { connection: { options: { onWake: () => void } } };
  connection.options.onWake = () => undefined;
}

describe('a signal that is lost', () => {
  it('delays an event until the next look at the log, no longer', async () => {
    const events = await log.open();
    deafen(events);
    const reading = new Reading(events, null);
    const next = reading.until(1);
    await log.append();
    expect(await next).toEqual([1]);
  });

  it('between the look and the waiting is not lost: what asks during a read is answered by one after it', async () => {
    const events = await log.open();
    deafen(events);
    const reading = new Reading(events, null);
    const next = reading.until(3);
    for (let pos = 1; pos <= 3; pos++) {
      events.wake(); // its read sees nothing yet
      const appended = log.append();
      events.wake();
      await appended;
      events.wake();
    }
    expect(await next).toEqual([1, 2, 3]);
  });
});

describe('a connection that is lost', () => {
  it('comes back after each of many, and no position is left out', async () => {
    // Before the log is opened: a mirror that is still reading them is at a position in between.
    await log.append(300);
    const events = await log.open();
    const readings = [null, cursorAt(await log.epoch(), 0)].map((cursor) => new Reading(events, cursor));
    await Promise.all(readings.map(({ stream }) => stream));
    const reads = readings.map((reading) => reading.until(330));
    for (let storm = 0; storm < 15; storm++) {
      await log.terminate(`hub ${SERVICE} log`);
      await log.append(2);
    }
    const [live, resumed] = await Promise.all(reads);
    expect(resumed).toEqual(upTo(330));
    expect(live).toEqual(upTo(330, 301));
  });

  it('of writers rolls back what was not committed, and leaves no hole', async () => {
    const events = await log.open();
    const reading = new Reading(events, null);
    const writing = upTo(12).map(async () => {
      const acknowledged: boolean[] = [];
      for (let i = 0; i < 10; i++) acknowledged.push(await log.append().then(Boolean, () => false));
      return acknowledged;
    });
    for (let storm = 0; storm < 8; storm++) await log.terminate();
    const outcomes = (await Promise.all(writing)).flat();
    expect(outcomes).toContain(false);
    while (!(await log.append().catch(() => 0)));
    const [{ pos }] = await log.sql<{ pos: string }>('SELECT pos FROM event_head');
    expect(Number(pos)).toBeGreaterThan(outcomes.filter(Boolean).length); // and one at the end
    expect(await reading.until(Number(pos))).toEqual(upTo(Number(pos)));
    const [{ count }] = await log.sql<{ count: string }>('SELECT count(*) FROM event_log');
    expect(count).toBe(pos);
  });
});

describe('a database that is away', () => {
  it('is waited for, live and in mid-catch-up, and opening says that it is unavailable', async () => {
    const line = new Line(log.login);
    const events = await log.open(await line.lay());
    await log.append(600);
    const epoch = await log.epoch();
    const live = new Reading(events, cursorAt(epoch, 600));
    const late = new Reading(events, cursorAt(epoch, 0));
    await Promise.all([live.stream, late.until(100)]);
    const atEnd = live.until(601);
    await line.cut();
    await log.append();
    const rest = late.until(601);
    expect((await failure(events.open(cursorAt(epoch, 601)))).code).toBe('UNAVAILABLE');
    expect(late.positions.at(-1)).toBeLessThan(601);
    await line.lay();
    expect(await atEnd).toEqual([601]);
    expect(await rest).toEqual(upTo(601));
    await events.stop();
    await line.cut();
  });

  it('keeps nobody from leaving', async () => {
    const line = new Line(log.login);
    const events = await log.open(await line.lay());
    await log.append(600);
    const reading = new Reading(events, cursorAt(await log.epoch(), 0));
    await reading.until(64);
    await line.cut();
    const rest = reading.until(600);
    reading.leaving.abort();
    expect((await rest).at(-1)).toBeLessThan(600);
    await events.stop();
  });
});

describe('a log that went back', () => {
  it('is in another epoch once a cursor comes from beyond its head; all who follow are told', async () => {
    await log.append(20);
    const epoch = await log.epoch();
    await log.putBack(12);
    const events = await log.open();
    const follower = new Reading(events, cursorAt(epoch, 12));
    const next = failure(follower.until(13));
    await follower.stream;
    const told = await failure(events.open(cursorAt(epoch, 20)));
    expect([told.code, positionOf(told.cursor)]).toEqual(['CURSOR_EPOCH_CHANGED', 12]);
    expect((await next).code).toBe('CURSOR_EPOCH_CHANGED');
    expect(await log.epoch()).not.toBe(epoch);
    await log.append();
    expect(await new Reading(events, told.cursor).until(13)).toEqual([13]);
  });

  it('is noticed under those who follow it, and rotated once by all processes together', async () => {
    const readers = [await log.open(), await log.open(), await log.open()];
    await log.append(20);
    const before = await log.epoch();
    const followers = readers.map((events) => new Reading(events, cursorAt(before, 0)));
    await Promise.all(followers.map((reading) => reading.until(20)));
    const ends = followers.map((reading) => failure(reading.until(21)));
    await log.putBack(12);
    for (const events of readers) events.wake();
    const told = await Promise.all(ends);
    expect(told.map(({ code }) => code)).toEqual(Array(3).fill('CURSOR_EPOCH_CHANGED'));
    const after = await log.epoch();
    for (const { cursor } of told) expect(cursor).toBe(cursorAt(after, 12));
  });

  it('and has grown past where it was is told by its last event, when the connection comes back', async () => {
    const line = new Line(log.login);
    const events = await log.open(await line.lay());
    await log.append(20);
    const epoch = await log.epoch();
    const reading = new Reading(events, cursorAt(epoch, 0));
    await reading.until(20);
    const next = failure(reading.until(21));
    await line.cut();
    await log.putBack(12);
    await log.append(30);
    await line.lay();
    expect((await next).code).toBe('CURSOR_EPOCH_CHANGED');
    expect(reading.positions).toEqual(upTo(20));
    await events.stop();
    await line.cut();
  });

  it('keeps its epoch when the head is only ahead of this process', async () => {
    const events = await log.open();
    deafen(events);
    await log.append(5);
    const epoch = await log.epoch();
    expect(await events.open(cursorAt(epoch, 5))).toEqual({ epoch, pos: 5 });
    expect(await log.epoch()).toBe(epoch);
  });

  it('keeps its epoch when its server was only started again', async () => {
    await (await log.open()).stop();
    const epoch = await log.epoch();
    await log.terminate();
    await log.open();
    expect(await log.epoch()).toBe(epoch);
  });

  it.each([
    ['by another cluster', `cluster = '1'`],
    ['on another timeline', 'timeline = timeline + 1'],
  ])('or was written %s has another epoch from the start', async (_how, change) => {
    await log.append(5);
    await (await log.open()).stop();
    const epoch = await log.epoch();
    await log.sql(`UPDATE event_head SET ${change}`);
    const events = await log.open();
    expect(events.head.epoch).not.toBe(epoch);
    expect((await failure(events.open(cursorAt(epoch, 5)))).code).toBe('CURSOR_EPOCH_CHANGED');
    expect((await log.open()).head.epoch).toBe(events.head.epoch);
  });
});

describe('a log that is pruned', () => {
  it('under those who catch up delivers all or says so, and never leaves a hole', async () => {
    await log.append(2_000);
    const epoch = await log.epoch();
    const starts = [0, 200, 500, 1_000, 1_700];
    const outcomes = starts.map(async (start, i) => {
      let batches = 0;
      const reading = new Reading(await log.open(), cursorAt(epoch, start), async (entries) => {
        if (++batches === 2) await log.sql('SELECT prune_events($1)', [400 + 300 * i]);
        return entries;
      });
      const outcome = await reading.until(2_000).catch(codeOf);
      const { positions } = reading;
      expect(positions).toEqual(upTo(positions.at(-1) as number, start + 1));
      return positions.at(-1) === 2_000 ? 'all' : outcome;
    });
    const told = await Promise.all(outcomes);
    for (const outcome of told) expect(['all', 'CURSOR_TOO_OLD']).toContain(outcome);
    // What the first one still needed was pruned under it by itself; the last one is above all that was.
    expect([told[0], told[4]]).toEqual(['CURSOR_TOO_OLD', 'all']);
  });

  it('in mid-read says so with a cursor that goes on', async () => {
    await log.append(1_000);
    const events = await log.open();
    const reading = new Reading(events, cursorAt(await log.epoch(), 0));
    await reading.until(100);
    await log.sql('SELECT prune_events(900)');
    const told = await failure(reading.until(1_000));
    expect([told.code, positionOf(told.cursor)]).toEqual(['CURSOR_TOO_OLD', 1_000]);
    await log.append();
    expect(await new Reading(events, told.cursor).until(1_001)).toEqual([1_001]);
  });
});

describe('a hole in the log', () => {
  it('stops all reading before it, raises the alarm once, and is passed when it was mended', async () => {
    const errors: unknown[][] = [];
    const alarms = Object.assign(Object.create(SILENT), { error: (...said: unknown[]) => void errors.push(said) });
    await log.append(600);
    const kept = await log.sql('DELETE FROM event_log WHERE pos = 300 RETURNING *');
    const events = await log.open(log.login, alarms);
    const reading = new Reading(events, cursorAt(await log.epoch(), 0));
    const rest = reading.until(600);
    while (errors.length === 0 || reading.positions.length < 256) await new Promise(setImmediate);
    await log.append();
    expect(reading.positions).toEqual(upTo(256));
    expect(errors).toEqual([[{ after: 299 }, 'the event log has a hole']]);
    const row = kept[0] as Record<string, unknown>;
    await log.sql(`INSERT INTO event_log SELECT * FROM jsonb_populate_record(NULL::event_log, $1)`, [
      JSON.stringify(row),
    ]);
    expect(await rest).toEqual(upTo(600));
  });
});

describe('an event that is erased', () => {
  it('keeps its place and loses its content, for those too who have read it', async () => {
    await log.append(300);
    const events = await log.open();
    await log.append(2);
    const epoch = await log.epoch();
    const content = async (from: number): Promise<unknown> => {
      const stream = await new Reading(events, cursorAt(epoch, from)).stream;
      return (await stream.next()).value?.entry.payload;
    };
    for (const pos of [10, 301]) {
      expect(await content(pos - 1)).toEqual({ said: 'so' });
      const [{ event_id: id }] = await log.sql('SELECT event_id FROM event_log WHERE pos = $1', [pos]);
      await log.sql('SELECT erase_event($1)', [id]);
      await events.open(cursorAt(epoch + 1, 0)).catch(codeOf); // looks at the log again
      expect(await content(pos - 1)).toEqual({ erased: true });
    }
  });
});
