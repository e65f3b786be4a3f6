import { answerOverdueDays, daysToAnswer } from './answer';
import { STAGES } from './values';

describe('daysToAnswer', () => {
  it.each([
    ['the same day', '2026-03-01T15:00:00Z', '2026-03-01T20:00:00Z', 0],
    ['minutes apart, over midnight in New York', '2026-03-01T04:59:00Z', '2026-03-01T05:01:00Z', 1],
    ['over midnight UTC, not in New York', '2026-03-01T23:59:00Z', '2026-03-02T00:01:00Z', 0],
    ['over the end of summer time', '2026-10-31T16:00:00Z', '2026-11-02T17:00:00Z', 2],
  ])('%s', (_what, submitted, answered, days) => {
    expect(daysToAnswer(new Date(submitted), new Date(answered))).toBe(days);
  });
});

describe('answerOverdueDays', () => {
  it.each([
    ['2026-03-09', 0],
    ['2026-03-10', 0],
    ['2026-03-11', 1],
    ['2026-04-10', 31],
  ])('promised for 10 March, seen on %s: %i', (today, days) => {
    expect(answerOverdueDays('DECIDED', '2026-03-10', today)).toBe(days);
  });

  it('is null where no day was promised', () => {
    expect(answerOverdueDays('DECIDED', null, '2026-03-11')).toBeNull();
  });

  it.each(STAGES.filter((stage) => stage !== 'DECIDED'))('is null in %s, which owes no answer', (stage) => {
    expect(answerOverdueDays(stage, '2026-03-10', '2026-03-11')).toBeNull();
  });
});
