import { countByType, digest, rowsOf, TODAY } from '../datasets-for-tests';

describe('the scale dataset', () => {
  const demo = countByType(rowsOf('demo'));
  const five = rowsOf('scale', TODAY, 5);

  it('is the demo at factor 1', () => {
    expect(countByType(rowsOf('scale', TODAY, 1))).toEqual(demo);
  });

  it('grows in every table with the factor', () => {
    const counts = countByType(five);
    const kept = new Set(['SeatHolding', 'SeatDesignation']);
    const record = countByType(rowsOf('record'));
    for (const type of Object.keys(demo).filter((name) => !kept.has(name) && demo[name] > (record[name] ?? 0))) {
      const samples = demo[type] - (record[type] ?? 0);
      expect({ type, samples: counts[type] - (record[type] ?? 0) }).toEqual({ type, samples: samples * 5 });
    }
  });

  it('is the same, byte for byte, for the same day and factor', () => {
    expect(digest(rowsOf('scale', TODAY, 5))).toBe(digest(five));
  });

  it('gives each recommendation a number of its own, of the year in which it was sent up', () => {
    const recommendations = five.filter(({ type }) => type === 'Recommendation');
    expect(new Set(recommendations.map(({ number }) => number)).size).toBe(recommendations.length);
    for (const { number, submittedAt } of recommendations) {
      expect(number).toMatch(new RegExp(`^${(submittedAt as string).slice(0, 4)}-\\d{3,}$`));
    }
  });

  it('leaves the past past and the future to come', () => {
    const daysOf = (status: string): string[] =>
      five.filter((row) => row.type === 'Meeting' && row.status === status).map(({ date }) => date as string);
    expect(daysOf('ADJOURNED').filter((day) => day >= TODAY)).toEqual([]);
    expect(daysOf('AGENDA_PUBLISHED').filter((day) => day <= TODAY)).toEqual([]);
  });

  it('keeps a meeting’s hours together', () => {
    const lengths = five
      .filter(({ type, startsAt }) => type === 'Meeting' && startsAt)
      .map(({ startsAt, endsAt }) => Date.parse((endsAt ?? startsAt) as string) - Date.parse(startsAt as string));
    expect(Math.max(...lengths)).toBe(2 * 3_600_000);
  });
});
