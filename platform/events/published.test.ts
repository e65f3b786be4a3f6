import { type Consumer, type Learned, reading } from '../feed/consumers';
import { localCarrier } from '../feed/carrier';
import { Feed } from '../feed/feed';
import { Intake } from '../feed/intake';
import { SILENT } from '../log';
import { TestLog } from './log-for-tests';
import { type Published, publishOnly } from './published';
import { misfits, type Shape, unmet } from './shapes';

const thing = (version: number, payload: Shape, earlier?: Published[string]['earlier']): Published => ({
  ThingHappened: { version, about: ['Thing'], says: 'A thing happened.', payload, earlier },
});

let log: TestLog;
beforeEach(async () => {
  log = await TestLog.create();
});
afterEach(() => log.close());

const payloads = async (published?: Published): Promise<unknown[]> => {
  const events = await log.open(log.login, SILENT, published);
  return (await events.read(0, 100)).entries.map(({ typeVersion, payload }) => [typeVersion, payload]);
};

it('lets nothing into the log but what is declared, and writes nothing of what is refused', async () => {
  publishOnly(log.source, thing(1, { said: 'word' }));
  await log.append(1, { payload: { said: 'so' } });
  const refused: [Parameters<TestLog['append']>[1], string][] = [
    [{ type: 'OtherHappened' }, 'is not published by this service'],
    [{ typeVersion: 2 }, 'is of version 2, and version 1 is published'],
    [{ subject: 'Person:1' }, 'happens to nothing of that type'],
    [{ payload: {} }, 'does not have the declared shape: said'],
    [{ payload: { said: null } }, 'does not have the declared shape: said'],
    [{ payload: { said: 'so', name: 'somebody' } }, 'does not have the declared shape: name'],
  ];
  for (const [event, why] of refused) await expect(log.append(2, event)).rejects.toThrow(why);
  expect(await payloads()).toEqual([[1, { said: 'so' }]]);
});

it('reads what was written under an earlier version as it would be written today', async () => {
  await log.append(1, { payload: { said: 'one' } });
  await log.append(1, { typeVersion: 2, payload: { words: ['two'] } });
  const published = thing(
    3,
    { words: 'words', loud: 'flag' },
    {
      1: ({ said }) => ({ words: [said] }),
      2: ({ words }) => ({ words, loud: false }),
    },
  );
  await log.append(1, { typeVersion: 3, payload: { words: ['three'], loud: true } });
  expect(await payloads(published)).toEqual([
    [3, { words: ['one'], loud: false }],
    [3, { words: ['two'], loud: false }],
    [3, { words: ['three'], loud: true }],
  ]);
  // What was erased has no shape.
  await log.sql('SELECT erase_event(event_id) FROM event_log WHERE pos = 1');
  expect((await payloads(published))[0]).toEqual([1, { erased: true }]);
});

describe('who learns of it', () => {
  let learner: TestLog;
  let taken: string[];
  let feed: Feed;
  beforeEach(async () => {
    learner = await TestLog.create();
    taken = [];
  });
  afterEach(async () => {
    await feed.stop();
    await learner.close();
  });

  async function follow(consumer: Consumer): Promise<void> {
    const learned: Learned = { on: { ThingHappened: consumer }, forget: async () => undefined };
    feed = new Feed(new Intake(learner.source, 'teller', learned), localCarrier(await log.open()), SILENT);
    feed.start();
  }
  const place = async (): Promise<number> =>
    Number((await learner.sql<{ pos: string }>('SELECT pos FROM feed_place'))[0]?.pos ?? 0);

  it('is given what it reads, whatever else a newer version tells', async () => {
    await follow(reading({ said: 'word' }, async ({ payload: { said } }) => void taken.push(said)));
    await log.append(1, { typeVersion: 2, payload: { said: 'so', louder: true } });
    expect(await feed.catchUp(5_000)).toBe(true);
    expect([taken, await place()]).toEqual([['so'], 1]);
  });

  it('waits at an event that it cannot read, and takes it in once it can: nothing is passed over', async () => {
    const unreadable = reading({ words: 'words' }, async ({ payload: { words } }) => void taken.push(...words));
    await log.append(1, { payload: { said: 'so' } });
    await follow(unreadable);
    expect(await feed.catchUp(500)).toBe(false);
    expect([taken, await place()]).toEqual([[], 0]);
    await feed.stop();
    await follow(reading({ said: 'word' }, async ({ payload: { said } }) => void taken.push(said)));
    expect(await feed.catchUp(5_000)).toBe(true);
    expect([taken, await place()]).toEqual([['so'], 1]);
  });

  it('takes in what was told before an event that it cannot read', async () => {
    await log.append(2, { payload: { said: 'so' } });
    await log.append(1, { payload: {} });
    await follow(reading({ said: 'word' }, async ({ payload: { said } }) => void taken.push(said)));
    expect(await feed.catchUp(500)).toBe(false);
    expect([taken, await place()]).toEqual([['so', 'so'], 2]);
  });
});

describe('shapes', () => {
  const TEXT = { en: 'So', es: null, original: 'EN', machineTranslated: [] };

  it.each<[Shape, Record<string, unknown>, string[]]>([
    [{ a: 'id', b: 'day?', 'c?': 'flag' }, { a: '1', b: null }, []],
    [{ a: 'id', b: 'day?', 'c?': 'flag' }, { a: 1, b: 'May', c: 'yes' }, ['a', 'b', 'c']],
    [{ a: 'text', b: 'texts', c: 'ids' }, { a: TEXT, b: [TEXT], c: ['1'] }, []],
    [{ a: 'text', b: 'texts', c: 'ids' }, { a: { en: 'So' }, b: [{}], c: [1] }, ['a', 'b', 'c']],
    [{ a: 'instant', b: 'instant' }, { a: new Date(), b: '2026-01-01T12:00:00Z' }, []],
    [{ a: 'number', b: 'thing', c: 'things' }, { a: 'one', b: [], c: {} }, ['a', 'b', 'c']],
  ])('of %j: %j does not fit in %j', (shape, payload, wrong) => {
    expect(misfits(shape, payload)).toEqual(wrong);
  });

  it.each<[Shape, Shape, string[]]>([
    [{ a: 'id' }, { a: 'id', b: 'word' }, []],
    [{ a: 'id?' }, { a: 'id' }, []],
    [{ 'a?': 'id' }, { b: 'id' }, []],
    [{ a: 'id' }, { a: 'id?' }, ['a']],
    [{ a: 'id' }, { 'a?': 'id' }, ['a']],
    [{ a: 'word', b: 'id' }, { a: 'id' }, ['a', 'b']],
  ])('who reads %j where %j is told, is not sure of %j', (reads, told, wrong) => {
    expect(unmet(reads, told)).toEqual(wrong);
  });
});
