import { TestLog } from './log-for-tests';
import { eraseEvent, pruneEvents } from './upkeep';

let log: TestLog;
beforeAll(async () => {
  log = await TestLog.create();
  await log.append(10);
});
afterAll(() => log.close());

const asService = (sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
  log.source.query(sql, parameters);
const head = async () => (await log.sql('SELECT pos::int, floor::int, epoch FROM event_head'))[0];

describe("the service's own role", () => {
  it('may rotate the epoch, from the one that it expects alone', async () => {
    const before = await log.epoch();
    const rotate = async (expected: number) =>
      (await asService('SELECT rotate_epoch($1) AS epoch', [expected]))[0].epoch as number;
    const [one, two] = await Promise.all([rotate(before), rotate(before)]);
    expect(one).toBe(two);
    expect(one).not.toBe(before);
    expect(await rotate(before)).toBe(one);
    expect(await log.epoch()).toBe(one);
    expect(one).toBeGreaterThan(0);
  });

  it('may ask whether the log is still of this cluster', async () => {
    const [{ epoch }] = await asService('SELECT confirm_continuity() AS epoch');
    expect(epoch).toBe(await log.epoch());
    expect(await asService('SELECT confirm_continuity() AS epoch')).toEqual([{ epoch }]);
  });

  it.each([
    ['prune', 'SELECT prune_events(1)'],
    ['erase', 'SELECT erase_event(gen_random_uuid())'],
    ['delete rows', 'DELETE FROM event_log'],
    ['insert rows', `INSERT INTO event_log SELECT * FROM event_log`],
    ['move the head', 'UPDATE event_head SET pos = 0'],
  ])('may not %s', async (_what, sql) => {
    await expect(asService(sql)).rejects.toThrow('permission denied');
  });
});

describe('an operator', () => {
  it('prunes up to a position, and never beyond the head or back', async () => {
    expect(await pruneEvents(log.admin, 4)).toBe(4);
    expect(await head()).toMatchObject({ pos: 10, floor: 4 });
    expect(await pruneEvents(log.admin, 2)).toBe(0);
    expect(await head()).toMatchObject({ pos: 10, floor: 4 });
    await expect(pruneEvents(log.admin, 11)).rejects.toThrow('The log ends at 10');
    expect(await pruneEvents(log.admin, 10)).toBe(6);
    expect(await log.append()).toBe(11);
  });

  it('erases the content of an event and nothing else', async () => {
    const [{ event_id: id }] = await log.sql('SELECT event_id FROM event_log WHERE pos = 11');
    expect(await eraseEvent(log.admin, id as string)).toBe(true);
    const rows = await log.sql('SELECT pos::int, type, subject, payload FROM event_log');
    expect(rows).toEqual([{ pos: 11, type: 'ThingHappened', subject: 'Thing:1', payload: { erased: true } }]);
    expect(await eraseEvent(log.admin, '00000000-0000-7000-8000-000000000000')).toBe(false);
  });
});

it('begins each log in an epoch of its own', async () => {
  const other = await TestLog.create();
  expect(await other.epoch()).not.toBe(await log.epoch());
  expect(await other.epoch()).not.toBe(1);
  await other.close();
});
