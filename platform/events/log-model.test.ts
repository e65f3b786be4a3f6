import * as fc from 'fast-check';
import type { EventLog } from './event-log';
import { cursorAt, positionOf, Reading, TestLog, upTo } from './log-for-tests';

/** How a log came to be, from where somebody goes on, and which of its events are theirs. */
interface Story {
  /** Position up to which it was pruned. */
  readonly floor: number;
  /** Events that the reader's process finds in the pages. */
  readonly before: number;
  /** Events that it was there to see. */
  readonly seen: number;
  /** Events that come while the stream is read. */
  readonly later: number;
  /** Which edge the cursor lies at, and how far from it. */
  readonly edge: 'floor' | 'page' | 'second page' | 'tail' | 'head';
  readonly away: number;
  /** Every so manieth event is theirs. */
  readonly every: number;
}

const story: fc.Arbitrary<Story> = fc.record({
  floor: fc.constantFrom(0, 1, 100, 255, 256, 257, 300),
  before: fc.constantFrom(0, 1, 212, 256, 300),
  seen: fc.integer({ min: 0, max: 70 }),
  later: fc.integer({ min: 0, max: 70 }),
  edge: fc.constantFrom('floor', 'page', 'second page', 'tail', 'head'),
  away: fc.integer({ min: -2, max: 2 }),
  every: fc.constantFrom(1, 2, 7, 1_000_000),
});

let log: TestLog;
beforeAll(async () => {
  log = await TestLog.create();
});
afterAll(() => log.close());

/** Makes the log anew: pruned up to its floor, with some events above it. */
async function lay(floor: number, head: number): Promise<number> {
  await log.sql('TRUNCATE event_log');
  await log.sql('UPDATE event_head SET pos = $1, floor = $2, epoch = epoch % 1000000 + 1', [head, floor]);
  await log.sql(
    `INSERT INTO event_log SELECT pos, gen_random_uuid(), 'T', 1, 'T:1', 1, '{}', '{}', now(), now()
     FROM generate_series($1::bigint, $2::bigint) pos`,
    [floor + 1, head],
  );
  return log.epoch();
}

async function expectAsTold(told: Story, events: EventLog, epoch: number): Promise<void> {
  const tail = told.floor + told.before;
  const head = tail + told.seen;
  const edges = { floor: told.floor, page: 256, 'second page': 512, tail, head };
  const pos = Math.max(0, edges[told.edge] + told.away);
  const opened = events.open(cursorAt(epoch, pos)).catch((error) => error);
  if (pos > head || pos < told.floor) {
    const { code, extensions } = await opened;
    expect(code).toBe(pos > head ? 'CURSOR_EPOCH_CHANGED' : 'CURSOR_TOO_OLD');
    expect(positionOf(extensions.cursor)).toBe(head);
    expect((await log.epoch()) === epoch).toBe(pos <= head);
    return;
  }
  expect(await opened).toEqual({ epoch, pos });
  const theirs = (position: number): boolean => position % told.every === 0;
  const reading = new Reading(events, cursorAt(epoch, pos), (entries) => entries.filter((entry) => theirs(entry.pos)));
  const all = reading.until(Infinity);
  if (told.later > 0) await log.append(told.later);
  const end = head + told.later;
  const wanted = upTo(end, pos + 1).filter(theirs);
  // At the end everything was delivered or told.
  while (Math.max(reading.told.at(-1) ?? -1, reading.positions.at(-1) ?? -1) < end) await new Promise(setImmediate);
  reading.leaving.abort();
  expect(await all).toEqual(wanted);
  expect(reading.told[0]).toBe(pos);
}

it('goes on from every edge as the model says: each event after the cursor once, or an answer that it cannot', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const epoch = await lay(told.floor, told.floor + told.before);
      const events = await log.open();
      try {
        if (told.seen > 0) await log.append(told.seen);
        await events.open(cursorAt(epoch + 1, 0)).catch(() => undefined); // looks at the log
        await expectAsTold(told, events, epoch);
      } finally {
        await events.stop();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
