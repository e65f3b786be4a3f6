import type { LogEntry, LogSlice } from '../../events/entry';
import type { FeedCarrier } from '../carrier';
import { NatsCarrier } from './nats-carrier';

const never = new AbortController().signal;
const entry = (pos: number): LogEntry => ({ pos }) as LogEntry;

/** A log in memory, and how often it was asked. */
class LogInMemory implements FeedCarrier {
  epoch = 1;
  head = 0;
  asked = 0;
  readonly waits: number[] = [];

  async read(after: number, wait: number): Promise<LogSlice> {
    this.asked++;
    this.waits.push(wait);
    const { epoch, head } = this;
    const entries = Array.from({ length: Math.max(0, head - after) }, (_, at) => entry(after + 1 + at));
    return { epoch, head, floor: 0, erasures: 0, entries };
  }
}

let log: LogInMemory;
let carrier: NatsCarrier;
beforeEach(async () => {
  log = new LogInMemory();
  log.head = 3;
  carrier = new NatsCarrier(log);
  carrier.connected(true);
  await carrier.read(0, 1_000, never);
  log.asked = 0;
});

/** The log grows, and the bus brings these of its entries. */
function grow(to: number, ...brought: readonly number[]): void {
  log.head = to;
  for (const pos of brought) carrier.take(log.epoch, entry(pos));
}

const positions = async (after: number, wait = 1_000): Promise<number[]> =>
  (await carrier.read(after, wait, never)).entries.map(({ pos }) => pos);

it('takes from the bus what comes right after what was read, and asks nobody else', async () => {
  grow(5, 4, 5);
  expect([await positions(3), log.asked]).toEqual([[4, 5], 0]);
});

it('waits for the bus', async () => {
  const waiting = positions(3);
  grow(4, 4);
  expect([await waiting, log.asked]).toEqual([[4], 0]);
});

it.each<[string, number[], number[], number]>([
  ['loses one', [5], [4, 5], 1],
  ['loses the last', [4], [4], 0],
  ['repeats', [4, 4, 5, 4, 5], [4, 5], 0],
  ['brings what was read already', [2, 3, 4, 5], [4, 5], 0],
  ['shuffles', [5, 4], [4, 5], 0],
])('misses nothing where the bus %s', async (_what, brought, expected, asked) => {
  grow(5, ...brought);
  expect([await positions(3), log.asked]).toEqual([expected, asked]);
  expect(await positions(expected.at(-1)!, 0)).toEqual([4, 5].slice(expected.length));
});

it('asks the log where the bus brings entries of another epoch', async () => {
  log.epoch = 2;
  grow(4, 4);
  const slice = await carrier.read(3, 1_000, never);
  expect([slice.epoch, log.asked]).toEqual([2, 1]);
});

it('asks the log where somebody wants to know what there is now', async () => {
  grow(6, 4);
  expect([await positions(3, 0), log.asked]).toEqual([[4, 5, 6], 1]);
});

it('asks the log after a while in which the bus brought nothing', async () => {
  carrier = new NatsCarrier(log, 20);
  carrier.connected(true);
  await carrier.read(0, 1_000, never);
  log.asked = 0;
  log.head = 4;
  expect([await positions(3), log.asked]).toEqual([[4], 1]);
});

it('waits for the log itself while the bus is away', async () => {
  grow(4, 4);
  carrier.connected(false);
  expect([await positions(3), log.asked, log.waits.at(-1)]).toEqual([[4], 1, 1_000]);
});
