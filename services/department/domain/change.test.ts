import { changeSince, type Comparable } from './change';

let told = 0;

/** A measured point of the year that ends on the last of December; only what a test is about has to be said. */
function point(year: number, value: number | null, given: Partial<Comparable> = {}): Comparable {
  const source = { label: `source ${++told}`, url: null, retrievedOn: null };
  return {
    kind: 'ACTUAL',
    period: String(year),
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    subgroup: null,
    value,
    suppressed: false,
    source,
    ...given,
  };
}

const suppressed = (year: number): Comparable => point(year, null, { suppressed: true });
const from = (label: string) => ({ source: { label, url: null, retrievedOn: null } });

describe('the change of an indicator', () => {
  it('is from the point in force at the day to the latest one', () => {
    const points = [point(2020, 25), point(2021, 44), point(2022, 34), point(2023, 30)];
    expect(changeSince(points, 'LOWER_IS_BETTER', '2021-12-31')).toEqual({
      since: '2021-12-31',
      from: points[1],
      to: points[3],
      difference: -14,
      percent: -31.818181818,
      direction: 'IMPROVED',
      periods: 1,
    });
  });

  it('takes a period as in force on its last day, not the day before', () => {
    const points = [point(2020, 25), point(2021, 44), point(2022, 34)];
    expect(changeSince(points, 'NEITHER', '2021-12-30').from).toBe(points[0]);
    expect(changeSince(points, 'NEITHER', '2021-12-31').from).toBe(points[1]);
  });

  it('takes a period whose end is not known as in force from its first day', () => {
    const points = [point(2021, 44, { end: null }), point(2022, 34)];
    expect(changeSince(points, 'NEITHER', '2020-12-31').from).toBeNull();
    expect(changeSince(points, 'NEITHER', '2021-01-01').from).toBe(points[0]);
  });

  it.each([
    ['HIGHER_IS_BETTER', 10, 12, 'IMPROVED'],
    ['HIGHER_IS_BETTER', 12, 10, 'WORSENED'],
    ['LOWER_IS_BETTER', 12, 10, 'IMPROVED'],
    ['LOWER_IS_BETTER', 10, 12, 'WORSENED'],
    ['NEITHER', 10, 12, 'CHANGED'],
    ['HIGHER_IS_BETTER', 10, 10, 'FLAT'],
    ['NEITHER', 10, 10, 'FLAT'],
    ['HIGHER_IS_BETTER', -43, -30, 'IMPROVED'],
  ] as const)('of %s from %d to %d is %s', (polarity, before, after, direction) => {
    expect(changeSince([point(2020, before), point(2021, after)], polarity, '2020-12-31').direction).toBe(direction);
  });

  it('is told without the noise of binary fractions', () => {
    const change = changeSince([point(2020, 22.1), point(2021, 27.9)], 'NEITHER', '2020-12-31');
    expect(change.difference).toBe(5.8);
    expect(change.percent).toBe(26.244343891);
    expect(changeSince([point(2020, 0.1 + 0.2), point(2021, 0.3)], 'NEITHER', '2020-12-31').direction).toBe('FLAT');
  });

  it('is a share of how far from zero it began, and of nothing where it began at zero', () => {
    expect(changeSince([point(2020, -40), point(2021, -30)], 'NEITHER', '2020-12-31').percent).toBe(25);
    expect(changeSince([point(2020, 0), point(2021, 3)], 'NEITHER', '2020-12-31')).toMatchObject({
      difference: 3,
      percent: null,
      direction: 'CHANGED',
    });
  });

  it('passes over suppressed points, at either end', () => {
    const points = [point(2019, 10), suppressed(2020), suppressed(2021), point(2022, 14), suppressed(2023)];
    expect(changeSince(points, 'HIGHER_IS_BETTER', '2021-12-31')).toMatchObject({
      from: points[0],
      to: points[3],
      difference: 4,
      periods: 2,
    });
  });

  it('reads the whole population alone, and what was measured', () => {
    const points = [
      point(2020, 10),
      point(2021, 12),
      point(2022, 99, { subgroup: 'grade 3' }),
      point(2023, 1, { kind: 'TARGET' }),
      point(2024, 2, { kind: 'FORECAST' }),
    ];
    expect(changeSince(points, 'NEITHER', '2020-12-31').to).toBe(points[1]);
  });

  describe('is not told from too little:', () => {
    const untold = { difference: null, percent: null, direction: 'NOT_ENOUGH_DATA', periods: 0 };

    it('no point at all', () => {
      expect(changeSince([], 'NEITHER', '2020-01-01')).toEqual({
        since: '2020-01-01',
        from: null,
        to: null,
        ...untold,
      });
    });

    it('nothing in force at the day', () => {
      const points = [point(2021, 10), point(2022, 12)];
      expect(changeSince(points, 'NEITHER', '2020-01-01')).toEqual({
        since: '2020-01-01',
        from: null,
        to: points[1],
        ...untold,
      });
    });

    it('nothing since the day', () => {
      const points = [point(2020, 10), point(2021, 12)];
      expect(changeSince(points, 'NEITHER', '2022-01-01')).toEqual({
        since: '2022-01-01',
        from: points[1],
        to: points[1],
        ...untold,
      });
    });

    it('one usable point beside suppressed ones', () => {
      expect(changeSince([suppressed(2020), point(2021, 12)], 'NEITHER', '2020-12-31')).toMatchObject({
        from: null,
        ...untold,
      });
    });

    it('a point whose days nobody knows, as a beginning', () => {
      const undated = point(2015, 23.3, { period: 'before the campaign', start: null, end: null });
      expect(changeSince([undated, point(2016, 18.4)], 'NEITHER', '2016-06-30')).toMatchObject({
        from: null,
        ...untold,
      });
    });

    it('two sources that disagree on one period', () => {
      const points = [point(2021, 44, from('the news')), point(2021, 43, from('the district'))];
      expect(changeSince(points, 'LOWER_IS_BETTER', '2021-12-31')).toMatchObject(untold);
    });
  });

  describe('where two sources disagree on a period', () => {
    const news2020 = point(2020, 27, from('the news'));
    const district2020 = point(2020, 25, from('the district'));
    const third2020 = point(2020, 26, from('a third'));

    it('compares like with like: the beginning is of the source of the latest point', () => {
      const latest = point(2021, 43, from('the district'));
      expect(changeSince([district2020, news2020, latest], 'NEITHER', '2020-12-31')).toMatchObject({
        from: district2020,
        difference: 18,
      });
    });

    it('begins with what was said last when none is of that source', () => {
      const latest = point(2021, 43, from('another'));
      expect(changeSince([district2020, news2020, third2020, latest], 'NEITHER', '2020-12-31').from).toBe(third2020);
    });

    it('knows the period by its wording where only one source gives days', () => {
      const undated = point(2020, 27, { start: null, end: null, ...from('the district') });
      const latest = point(2021, 43, from('the district'));
      expect(changeSince([undated, news2020, latest], 'NEITHER', '2020-12-31').from).toBe(undated);
    });

    it('counts a period between once', () => {
      const between = [point(2021, 44, from('the news')), point(2021, 43, from('the district')), point(2022, 40)];
      expect(changeSince([news2020, ...between, point(2023, 38)], 'NEITHER', '2020-12-31').periods).toBe(2);
    });
  });
});
