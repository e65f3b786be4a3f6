import { baselineOf, forecastOf, measured, type Placed, subgroupsOf, targetAt, within } from './series';

function point(period: string, start: string | null, end: string | null, given: Partial<Placed> = {}): Placed {
  return { kind: 'ACTUAL', period, start, end, subgroup: null, ...given };
}

const undated = point('before the campaign', null, null);
const year2020 = point('2020-21', '2020-07-01', '2021-06-30');
const june = point('2021-06', '2021-06-01', null);
const year2021 = point('2021-22', '2021-07-01', '2022-06-30');
const series = [undated, year2020, june, year2021];

describe('the window of a series', () => {
  it('is all of it when it is open on both sides', () => {
    expect(within(series, { from: null, to: null })).toEqual(series);
  });

  it.each([
    ['2021-06-30', null, [year2020, year2021]],
    ['2021-07-01', null, [year2021]],
    [null, '2020-07-01', [year2020]],
    [null, '2020-06-30', []],
    ['2021-06-01', '2021-06-01', [year2020, june]],
  ])('from %s to %s keeps what overlaps it, and leaves out what has no days', (from, to, kept) => {
    expect(within(series, { from, to })).toEqual(kept);
  });
});

describe('a series', () => {
  const grade3 = point('2021-22', null, null, { subgroup: 'grade 3' });
  const grade1 = point('2021-22', null, null, { subgroup: 'grade 1' });
  const target = point('2024', '2024-01-01', '2024-12-31', { kind: 'TARGET' });
  const forecast = point('2025', '2025-01-01', '2025-12-31', { kind: 'FORECAST' });
  const points = [
    year2020,
    grade3,
    grade1,
    target,
    point('2024', null, null, { kind: 'TARGET', subgroup: 'grade 2' }),
    forecast,
  ];

  it('is of the whole population or of one breakdown', () => {
    expect(measured(points, null)).toEqual([year2020]);
    expect(measured(points, 'grade 3')).toEqual([grade3]);
  });

  it('names the breakdowns that were measured, each once, in order', () => {
    expect(subgroupsOf([...points, grade3])).toEqual(['grade 1', 'grade 3']);
  });

  it('has a forecast apart from what was measured', () => {
    expect(forecastOf(points)).toEqual([forecast]);
  });

  it('has a baseline where a period is named, the last word on it', () => {
    const corrected = { ...year2020 };
    expect(baselineOf([year2020, corrected, year2021], '2020-21')).toBe(corrected);
    expect(baselineOf(series, null)).toBeNull();
    expect(baselineOf(series, '1999')).toBeNull();
  });
});

describe('the target', () => {
  const target = (year: number): Placed => point(String(year), `${year}-01-01`, `${year}-12-31`, { kind: 'TARGET' });
  const [first, second] = [target(2024), target(2030)];

  it.each([
    ['2024-12-31', first],
    ['2025-01-01', second],
    ['2031-01-01', second],
  ])('on %s is the next one, or the last when all have passed', (today, expected) => {
    expect(targetAt([first, second], today)).toBe(expected);
  });

  it('is null where none was set', () => {
    expect(targetAt(series, '2024-01-01')).toBeNull();
  });
});
