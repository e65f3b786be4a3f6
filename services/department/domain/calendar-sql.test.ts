import * as fc from 'fast-check';
import { Client } from 'pg';
import { testServer } from '../../../test/support/database';
import { daysAfter, hoursAfter, hoursBefore, startOfDay } from './calendar-sql';

const ZONE = 'America/New_York';
const HOUR = 3_600_000;
const QUARTER = HOUR / 4;

describe('instants reckoned in SQL', () => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ ...testServer(), options: '-c timezone=UTC' });
    await client.connect();
  });
  afterAll(() => client.end());

  const evaluate = async (expression: string, instants: readonly Date[]): Promise<Date[]> => {
    const { rows } = await client.query(
      `SELECT ${expression} AS found FROM unnest($1::timestamptz[]) WITH ORDINALITY AS given(at, nr) ORDER BY nr`,
      [instants.map((instant) => instant.toISOString())],
    );
    return rows.map((row: { found: Date }) => row.found);
  };
  const one = async (expression: string, instant: string): Promise<string> =>
    (await evaluate(expression, [new Date(instant)]))[0].toISOString();

  it('counts 24 hours as hours where the clocks change', async () => {
    // 8 March 2026, 10:00 in Hartford: that night had 23 hours.
    expect(await one(hoursBefore('given.at', 24, `'${ZONE}'`, 'counted'), '2026-03-08T14:00:00Z')).toBe(
      '2026-03-07T14:00:00.000Z',
    );
    expect(await one(hoursAfter('given.at', 48, `'${ZONE}'`, 'counted'), '2026-10-31T14:00:00Z')).toBe(
      '2026-11-02T14:00:00.000Z',
    );
  });

  it('counts seven days as days of the calendar where the clocks change', async () => {
    // 5 March, 17:00 in Hartford is 22:00 in UTC; 12 March, 17:00 is 21:00.
    expect(await one(daysAfter('given.at', 7, `'${ZONE}'`, 'counted'), '2026-03-05T22:00:00Z')).toBe(
      '2026-03-12T21:00:00.000Z',
    );
    expect(await one(daysAfter('given.at', 7, `'${ZONE}'`, 'counted'), '2026-10-29T21:00:00Z')).toBe(
      '2026-11-05T22:00:00.000Z',
    );
  });

  it.each([
    ['a Monday', '2026-06-08T14:00:00Z', '2026-06-17T14:00:00.000Z'],
    ['a Friday', '2026-06-12T14:00:00Z', '2026-06-23T14:00:00.000Z'],
    ['a Saturday', '2026-06-13T14:00:00Z', '2026-06-23T14:00:00.000Z'],
    ['a Sunday', '2026-06-14T14:00:00Z', '2026-06-23T14:00:00.000Z'],
    ['a Friday evening that is Saturday in UTC', '2026-06-13T01:00:00Z', '2026-06-24T01:00:00.000Z'],
  ])('counts seven weekdays from %s', async (_day, from, to) => {
    expect(await one(daysAfter('given.at', 7, `'${ZONE}'`, 'skipped'), from)).toBe(to);
  });

  it.each([
    ['Monday 10:00', '2026-06-15T14:00:00Z', '2026-06-12T14:00:00.000Z'],
    ['Tuesday 10:00', '2026-06-16T14:00:00Z', '2026-06-15T14:00:00.000Z'],
    ['Saturday 10:00', '2026-06-13T14:00:00Z', '2026-06-12T04:00:00.000Z'],
    ['the Monday after the clocks went forward', '2026-03-09T14:00:00Z', '2026-03-06T15:00:00.000Z'],
  ])('goes back 24 hours without the weekend from %s', async (_time, from, to) => {
    expect(await one(hoursBefore('given.at', 24, `'${ZONE}'`, 'skipped'), from)).toBe(to);
  });

  it.each([
    ['forward', hoursAfter, +1],
    ['back', hoursBefore, -1],
  ] as const)('skips weekends %s as one does who counts each quarter of an hour', async (_way, reckon, step) => {
    const start = Date.parse('2025-12-01T00:00:00Z') / QUARTER;
    const quarters = fc.sample(fc.integer({ min: start, max: start + 400 * 96 }), { numRuns: 150, seed: 7 });
    for (const hours of [24, 48]) {
      const instants = quarters.map((quarter) => new Date(quarter * QUARTER));
      const found = await evaluate(reckon('given.at', hours, `'${ZONE}'`, 'skipped'), instants);
      expect(found).toEqual(instants.map((instant) => countQuarters(instant, hours * 4, step)));
    }
  });

  it('begins a day at its midnight in the zone', async () => {
    expect(await one(startOfDay(`CAST('2026-07-01' AS date)`, `'${ZONE}'`), '2026-01-01T00:00:00Z')).toBe(
      '2026-07-01T04:00:00.000Z',
    );
  });

  it('makes null of null', async () => {
    const { rows } = await client.query(
      `SELECT ${hoursBefore('CAST(NULL AS timestamptz)', 24, `'${ZONE}'`, 'skipped')} AS found`,
    );
    expect(rows).toEqual([{ found: null }]);
  });
});

/** Walks on (or back), counting only quarters of an hour that are not on a weekend. */
function countQuarters(from: Date, quarters: number, step: 1 | -1): Date {
  let at = from.getTime();
  for (let left = quarters; left > 0; at += step * QUARTER) {
    const passed = step > 0 ? at : at - QUARTER;
    if (!isWeekend(new Date(passed))) left--;
  }
  return new Date(at);
}

const weekday = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, weekday: 'short' });

function isWeekend(instant: Date): boolean {
  return ['Sat', 'Sun'].includes(weekday.format(instant));
}
