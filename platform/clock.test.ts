import { addDays, dayOf, daysBetween, instantAt } from './clock';

describe('days in New York', () => {
  it.each([
    ['2026-01-15T04:59:59Z', '2026-01-14'],
    ['2026-01-15T05:00:00Z', '2026-01-15'],
    ['2026-07-15T03:59:59Z', '2026-07-14'],
    ['2026-07-15T04:00:00Z', '2026-07-15'],
  ])('%s falls on %s', (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day);
  });

  it('counts calendar days across both changes of the clock', () => {
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect(daysBetween('2026-11-02', '2026-10-31')).toBe(-2);
    expect(addDays('2026-02-27', 3)).toBe('2026-03-02');
  });

  it.each([
    ['2026-01-15', '17:00', '2026-01-15T22:00:00.000Z'],
    ['2026-07-15', '17:00', '2026-07-15T21:00:00.000Z'],
    // 02:30 does not exist on this night: the clock goes from 02:00 to 03:00.
    ['2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    // 01:30 comes twice (the first time counts) on this night.
    ['2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
  ])('%s %s on the wall is %s', (day, time, instant) => {
    expect(instantAt(day, time).toISOString()).toEqual(instant);
  });
});
