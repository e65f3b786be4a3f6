import { scheduleClock } from './schedule-clock';

const filed = (at: string, kind: 'ANNUAL_SCHEDULE' | 'PLAN' = 'ANNUAL_SCHEDULE') => ({
  kind,
  publishedAt: new Date(at),
});

describe("the clock of a body's yearly schedule", () => {
  it.each([
    ['2026-11-24', '2027-01-31', false],
    ['2027-01-31', '2027-01-31', false],
    ['2027-02-01', '2027-01-31', true],
    ['2027-06-30', '2027-01-31', true],
    ['2027-07-01', '2028-01-31', false],
  ])('on %s, with nothing filed, is of the schedule due on %s; late: %s', (today, dueOn, late) => {
    expect(scheduleClock([], today)).toEqual({ dueOn, document: null, late });
  });

  it.each(['2026-12-15T17:00:00Z', '2027-02-08T17:00:00Z'])('stops with what was filed at %s, early or late', (at) => {
    const schedule = filed(at);
    expect(scheduleClock([schedule], '2027-03-01')).toEqual({ dueOn: '2027-01-31', document: schedule, late: false });
  });

  it("is not stopped by last year's schedule, nor by one that will be filed later, nor by another paper", () => {
    const undated = { kind: 'ANNUAL_SCHEDULE', publishedAt: null } as const;
    const others = [
      filed('2026-01-15T17:00:00Z'),
      filed('2027-03-01T17:00:00Z'),
      filed('2027-01-15T17:00:00Z', 'PLAN'),
      undated,
    ];
    expect(scheduleClock(others, '2027-02-15')).toEqual({ dueOn: '2027-01-31', document: null, late: true });
  });

  it('counts days in New York: late in the evening of 30 June still belongs to the year that ends', () => {
    expect(scheduleClock([filed('2026-07-01T03:59:00Z')], '2027-01-15').document).toBeNull();
    expect(scheduleClock([filed('2026-07-01T04:00:00Z')], '2027-01-15').document).not.toBeNull();
  });
});
