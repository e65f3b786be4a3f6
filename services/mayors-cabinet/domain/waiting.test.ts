import { daysWaiting, type Step } from './waiting';
import type { Stage } from './values';

const history = (...steps: readonly [Stage, string][]): Step[] =>
  steps.map(([stage, at]) => ({ stage, at: new Date(at) }));

describe('daysWaiting', () => {
  it.each([
    ['counts to today while it waits', 10, '2026-03-11', history(['SUBMITTED', '2026-03-01T15:00:00Z'])],
    ['is 0 on the day of the submission', 0, '2026-03-01', history(['SUBMITTED', '2026-03-01T15:00:00Z'])],
    [
      'runs on while deferred',
      10,
      '2026-03-11',
      history(['SUBMITTED', '2026-03-01T15:00:00Z'], ['DEFERRED', '2026-03-04T15:00:00Z']),
    ],
    [
      'counts days of New York, where the evening is not yet tomorrow',
      1,
      '2026-01-11',
      history(['SUBMITTED', '2026-01-11T04:59:00Z']),
    ],
    ['and midnight is', 0, '2026-01-11', history(['SUBMITTED', '2026-01-11T05:00:00Z'])],
    [
      'counts the short day on which summer time begins as one',
      2,
      '2026-03-09',
      history(['SUBMITTED', '2026-03-08T04:59:00Z']),
    ],
    ['counts the long day on which it ends as one', 2, '2026-11-02', history(['SUBMITTED', '2026-11-01T03:59:00Z'])],
    [
      'knows that midnight is an hour earlier in summer',
      1,
      '2026-07-02',
      history(['SUBMITTED', '2026-07-01T04:00:00Z']),
    ],
    [
      'stops at the decision, whatever comes after',
      7,
      '2026-12-31',
      history(
        ['SUBMITTED', '2026-03-01T15:00:00Z'],
        ['SCHEDULED', '2026-03-02T15:00:00Z'],
        ['DECIDED', '2026-03-08T15:00:00Z'],
        ['ANSWERED', '2026-04-01T15:00:00Z'],
      ),
    ],
    [
      'stops when it is withdrawn',
      4,
      '2026-12-31',
      history(['SUBMITTED', '2026-03-01T15:00:00Z'], ['WITHDRAWN', '2026-03-05T15:00:00Z']),
    ],
    [
      'pauses while it is returned',
      3,
      '2026-12-31',
      history(['SUBMITTED', '2026-03-01T15:00:00Z'], ['RETURNED', '2026-03-04T15:00:00Z']),
    ],
    [
      'leaves out each time that it was returned',
      2 + 3 + 1,
      '2026-03-31',
      history(
        ['SUBMITTED', '2026-03-01T15:00:00Z'],
        ['RETURNED', '2026-03-03T15:00:00Z'],
        ['SUBMITTED', '2026-03-10T15:00:00Z'],
        ['RETURNED', '2026-03-13T15:00:00Z'],
        ['SUBMITTED', '2026-03-30T15:00:00Z'],
      ),
    ],
    [
      'is not moved by a return and a resubmission on one day',
      10,
      '2026-03-11',
      history(
        ['SUBMITTED', '2026-03-01T15:00:00Z'],
        ['RETURNED', '2026-03-05T14:00:00Z'],
        ['SUBMITTED', '2026-03-05T22:00:00Z'],
      ),
    ],
    [
      'counts what was withdrawn while returned up to the return',
      2,
      '2026-12-31',
      history(
        ['SUBMITTED', '2026-03-01T15:00:00Z'],
        ['RETURNED', '2026-03-03T15:00:00Z'],
        ['WITHDRAWN', '2026-03-20T15:00:00Z'],
      ),
    ],
    [
      'does not begin before a referral was resubmitted',
      0,
      '2026-12-31',
      history(['RETURNED', '2026-03-03T15:00:00Z']),
    ],
    ['is 0 where no step is on record', 0, '2026-12-31', []],
  ] as const)('%s', (_what, days, today, steps) => {
    expect(daysWaiting(steps, today)).toBe(days);
  });
});
