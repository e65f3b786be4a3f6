import { assert, constantFrom, integer, property } from 'fast-check';
import { addDays, dayOf } from '../../../platform/clock';
import { isOpen, overdueDays } from './overdue';
import { ACTION_STATUSES } from './vocabulary';

const task = (dueOn: string | null, status = 'OPEN') => ({ status: status as 'OPEN', dueOn });

describe('overdue days', () => {
  it.each([
    ['the day before', '2026-03-09', 0],
    ['the day itself', '2026-03-08', 0],
    ['the day after', '2026-03-07', 1],
    ['a year after', '2025-03-08', 365],
  ])('counts from the day after: %s', (_when, dueOn, days) => {
    expect(overdueDays(task(dueOn), '2026-03-08')).toBe(days);
  });

  it('has no count for a task without a day', () => {
    expect(overdueDays(task(null), '2026-03-08')).toBeNull();
  });

  it.each(['DONE', 'DROPPED'])('stops with the task: %s', (status) => {
    expect(overdueDays(task('2026-01-01', status), '2026-03-08')).toBe(0);
  });

  it.each([
    ['just before midnight in New York, though the next day has begun in UTC', '2026-03-09T03:59:59Z', 0],
    ['just after midnight in New York', '2026-03-09T04:00:00Z', 1],
    ['before midnight in winter, when New York is five hours behind', '2026-01-09T04:59:59Z', 0],
  ])('turns with the day in New York: %s', (_when, now, days) => {
    const today = dayOf(new Date(now));
    expect(overdueDays(task(now.startsWith('2026-03') ? '2026-03-08' : '2026-01-08'), today)).toBe(days);
  });

  it('gains one a day, clock changes or not, and is never negative', () => {
    const day = integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
    assert(
      property(day, day, constantFrom(...ACTION_STATUSES), (dueOn, today, status) => {
        const now = overdueDays({ status, dueOn }, today) as number;
        const tomorrow = overdueDays({ status, dueOn }, addDays(today, 1)) as number;
        expect(now).toBeGreaterThanOrEqual(0);
        expect(tomorrow - now).toBe(isOpen(status) && today >= dueOn ? 1 : 0);
      }),
    );
  });
});
