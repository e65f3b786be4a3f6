import type { EventLog } from '../events/event-log';
import { TestLog, upTo } from '../events/log-for-tests';
import { SILENT } from '../log';
import { type FeedCarrier, localCarrier } from './carrier';
import { type Learned, reading } from './consumers';
import { Feed } from './feed';
import { Intake } from './intake';

/** Keeps what it hears, and tells of it in a log of its own. */
const learned: Learned = {
  on: {
    ThingHappened: reading({}, async ({ pos, eventId }, { manager, record }) => {
      const subject = `Heard:${eventId}`;
      record({ type: 'Heard', typeVersion: 1, subject, version: 1, touched: [subject], payload: {}, at: new Date(0) });
      await manager.query('INSERT INTO heard (event_id, pos) VALUES ($1, $2) ON CONFLICT DO NOTHING', [eventId, pos]);
      if (broken) throw new Error('It cannot be taken in.');
    }),
  },
  forget: async (manager) => void (await manager.query('DELETE FROM heard')),
};

let broken = false;
let teller: TestLog;
let learner: TestLog;
let told: EventLog;
let feeds: Feed[];

beforeEach(async () => {
  [broken, feeds] = [false, []];
  [teller, learner] = await Promise.all([TestLog.create(), TestLog.create()]);
  told = await teller.open();
  await learner.sql('CREATE TABLE heard (event_id uuid PRIMARY KEY, pos bigint)');
  await learner.sql(`GRANT ALL ON heard TO "${learner.login.user}"`);
});
afterEach(async () => {
  await Promise.all(feeds.map((feed) => feed.stop()));
  await Promise.all([teller.close(), learner.close()]);
});

function follow(carrier: FeedCarrier = localCarrier(told)): Feed {
  const feed = new Feed(new Intake(learner.source, 'teller', learned), carrier, SILENT);
  feeds.push(feed);
  feed.start();
  return feed;
}

/** Positions that were heard, and how often the learner has told of one. */
async function heard(): Promise<{ positions: number[]; toldOf: number }> {
  const rows = await learner.sql<{ pos: string }>('SELECT pos FROM heard ORDER BY pos');
  const [{ pos }] = await learner.sql<{ pos: string }>('SELECT pos FROM event_head');
  return { positions: rows.map((row) => Number(row.pos)), toldOf: Number(pos) };
}

it('hears what is there and what is to come', async () => {
  await teller.append(3);
  const feed = follow();
  expect(await feed.catchUp(5_000)).toBe(true);
  expect((await heard()).positions).toEqual(upTo(3));
  await teller.append(2);
  expect(await feed.catchUp(5_000)).toBe(true);
  expect(await heard()).toEqual({ positions: upTo(5), toldOf: 5 });
});

it('hears more than one answer holds', async () => {
  await teller.append(1_201);
  expect(await follow().catchUp(10_000)).toBe(true);
  expect((await heard()).positions).toHaveLength(1_201);
});

it('passes over what nobody asked for, and what was erased', async () => {
  await teller.append(1, { type: 'NobodyAsked' });
  await teller.append(2);
  const [{ id }] = await teller.sql<{ id: string }>('SELECT event_id AS id FROM event_log WHERE pos = 2');
  await teller.sql('SELECT erase_event($1)', [id]);
  expect(await follow().catchUp(5_000)).toBe(true);
  expect(await heard()).toEqual({ positions: [3], toldOf: 1 });
});

it('counts each event once, though several processes hear it, and lose it half way', async () => {
  await teller.append(40);
  const some = [follow(), follow(), follow()];
  for (let round = 0; round < 5; round++) {
    await teller.append(20);
    await learner.terminate();
  }
  expect(await Promise.all(some.map((feed) => feed.catchUp(10_000)))).toEqual([true, true, true]);
  expect(await heard()).toEqual({ positions: upTo(140), toldOf: 140 });
});

it('keeps nothing of an event that cannot be taken in, and goes on with it when it can', async () => {
  broken = true;
  await teller.append(3);
  const feed = follow();
  expect(await feed.catchUp(300)).toBe(false);
  expect(await heard()).toEqual({ positions: [], toldOf: 0 });
  broken = false;
  expect(await feed.catchUp(5_000)).toBe(true);
  expect(await heard()).toEqual({ positions: upTo(3), toldOf: 3 });
});

it('takes nothing of an answer with a hole', async () => {
  await teller.append(3);
  const direct = localCarrier(told);
  const holed: FeedCarrier = {
    async read(...asked) {
      const slice = await direct.read(...asked);
      return { ...slice, entries: slice.entries.filter(({ pos }) => pos !== 2) };
    },
  };
  expect(await follow(holed).catchUp(300)).toBe(false);
  expect((await heard()).positions).toEqual([]);
});

describe('a log of another epoch', () => {
  it('is gone on with where it holds what was heard last', async () => {
    await teller.append(3);
    const feed = follow();
    await feed.catchUp(5_000);
    await teller.sql('SELECT rotate_epoch(epoch) FROM event_head');
    await teller.append(1);
    expect(await feed.catchUp(5_000)).toBe(true);
    expect(await heard()).toEqual({ positions: upTo(4), toldOf: 4 });
  });

  it('is heard from its beginning where it is another one, and what was heard is forgotten', async () => {
    await teller.append(3);
    const feed = follow();
    await feed.catchUp(5_000);
    await teller.putBack(1);
    told.wake();
    await teller.append(1);
    expect(await feed.catchUp(5_000)).toBe(true);
    expect((await heard()).positions).toEqual(upTo(2));
  });
});

it('says that it has not heard everything where the log cannot be read', async () => {
  const away: FeedCarrier = { read: () => Promise.reject(new Error('away')) };
  expect(await follow(away).catchUp(200)).toBe(false);
});
