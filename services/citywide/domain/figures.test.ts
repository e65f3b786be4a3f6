import { addWeekdays, covers, median } from './days';
import { flowOf } from './docket';
import { type CountedMeeting, figuresOf } from './meetings';
import { edgesOf } from './edges';

const at = (day: string): Date => new Date(`${day}T17:00:00Z`);
const ALWAYS = { from: null, to: null };

describe('days', () => {
  it.each([
    ['2026-06-19', 1, '2026-06-22'], // a Friday
    ['2026-06-20', 1, '2026-06-22'],
    ['2026-06-15', 7, '2026-06-24'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('%s and %i weekdays is %s', (day, days, then) => {
    expect(addWeekdays(day, days)).toBe(then);
  });

  it('lie within both ends; one that is not known only where there are no ends', () => {
    const span = { from: '2026-01-01', to: '2026-01-31' };
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', null].map((day) => covers(span, day))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(covers(ALWAYS, null)).toBe(true);
  });

  it.each([
    [[], null],
    [[3], 3],
    [[9, 1], 5],
    [[1, 100, 2], 2],
    [[1, 2], 2],
  ])('have in %j the median %j', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

describe('what waits', () => {
  it('counts days of New York, not of UTC', () => {
    // 23:00 on the 1st in New York.
    const submittedAt = new Date('2026-03-02T04:00:00Z');
    const flow = flowOf([{ submittedAt, steps: [{ stage: 'SUBMITTED', at: submittedAt }] }], ALWAYS, '2026-03-03');
    expect(flow.longestWaitingDays).toBe(2);
  });

  it('is what the Cabinet has to act on, and nothing that came later', () => {
    const steps = [
      { stage: 'SUBMITTED', at: at('2026-01-01') },
      { stage: 'DEFERRED', at: at('2026-01-11') },
      { stage: 'WITHDRAWN', at: at('2026-01-21') },
    ];
    const docketed = [{ submittedAt: at('2026-01-01'), steps }];
    expect(flowOf(docketed, ALWAYS, '2026-01-20')).toMatchObject({ waiting: 1, longestWaitingDays: 19 });
    expect(flowOf(docketed, ALWAYS, '2026-01-21')).toMatchObject({
      submitted: 1,
      waiting: 0,
      longestWaitingDays: null,
    });
    expect(flowOf(docketed, ALWAYS, '2025-12-31').submitted).toBe(0);
  });
});

describe('minutes', () => {
  const held: CountedMeeting = {
    kind: 'REGULAR',
    status: 'ADJOURNED',
    date: '2026-06-01',
    startsAt: null,
    endsAt: null,
    adjournedAt: at('2026-06-01'),
    minutesStatus: 'NONE',
    minutesPostedAt: null,
    present: 0,
    expected: 0,
  };
  const clock = { today: '2026-06-09', isBound: true, skipWeekends: [] };

  it.each([
    ['are late a day after their seventh day', held, clock, 1],
    ['are not late on it', held, { ...clock, today: '2026-06-08' }, 0],
    ['are not late where weekends do not count', held, { ...clock, skipWeekends: ['REGULAR'] }, 0],
    ['are late for ever where they were posted late', { ...held, minutesPostedAt: at('2026-06-09') }, clock, 1],
    ['are not late where they were posted in time', { ...held, minutesPostedAt: at('2026-06-08') }, clock, 0],
    ['are there where only that is told', { ...held, minutesStatus: 'APPROVED' }, clock, 0],
    ['are not owed by a working meeting', { ...held, kind: 'WORKING' }, clock, 0],
    ['are not owed where nobody met', { ...held, status: 'CANCELLED' }, clock, 0],
    ['are not owed by a body that no rule binds', held, { ...clock, isBound: false }, 0],
  ])('%s', (_what, meeting, when, late) => {
    expect(figuresOf([meeting], ALWAYS, when).minutesLate).toBe(late);
  });
});

describe('the edges', () => {
  const body = (id: string, informsIds: string[], validTo: string | null = null) => {
    return { id, kind: id === 'cabinet' ? 'MAYORS_CABINET' : 'OTHER', informsIds, validFrom: null, validTo };
  };
  const sent = (fromId: string) => ({ fromId, submittedAt: at('2026-01-01'), steps: [] });
  const shown = (bodies: ReturnType<typeof body>[], docket: ReturnType<typeof sent>[]) =>
    edgesOf(bodies, docket, '2026-06-01').map(({ fromId, toId, docketed }) => `${fromId} ${toId} ${docketed.length}`);

  it('are those of the registry, and of whoever sent something up', () => {
    const bodies = [body('cabinet', []), body('a', ['b', 'cabinet']), body('b', []), body('gone', ['b'], '2026-05-31')];
    expect(shown(bodies, [sent('a'), sent('b'), sent('gone'), sent('stranger')])).toEqual([
      'a b 0',
      'a cabinet 1',
      'b cabinet 1',
      'gone cabinet 1',
    ]);
  });
});
