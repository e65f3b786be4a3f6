import { covers, onDay, type Tenure, vacantSince } from './seats';

const SEAT = { from: '2020-01-01', to: null };
const held = (personId: string | null, from: string | null, to: string | null): Tenure => ({ personId, from, to });

describe('covers', () => {
  it.each([
    ['2020-01-01', true],
    ['2019-12-31', false],
    ['2025-06-30', true],
    ['2025-07-01', false],
  ])('includes the first and the last day: %s %s', (day, answer) => {
    expect(covers({ from: '2020-01-01', to: '2025-06-30' }, day)).toBe(answer);
  });

  it('has no bound where none is on record', () => {
    expect(covers({ from: null, to: null }, '1900-01-01')).toBe(true);
  });
});

describe('onDay', () => {
  it('finds who holds it then, and of two who overlap the one who came last', () => {
    const tenures = [held('b', '2024-01-01', null), held('a', null, '2024-01-31')];
    expect(onDay(tenures, '2023-12-31')?.personId).toBe('a');
    expect(onDay(tenures, '2024-01-01')?.personId).toBe('b');
    expect(onDay([held('b', '2024-01-01', null)], '2023-12-31')).toBeNull();
  });
});

describe('vacantSince', () => {
  it.each([
    ['null while it is held', null, [held('a', null, null)]],
    ['null on the last day of a holder', null, [held('a', null, '2026-03-10')]],
    ['the day after a holder left', '2026-03-10', [held('a', null, '2026-03-09')]],
    [
      'the day after the last of several',
      '2026-02-01',
      [held('b', '2026-01-01', '2026-01-31'), held('a', null, '2025-12-31')],
    ],
    [
      'the same where the vacancy is on record',
      '2026-02-01',
      [held('a', null, '2026-01-31'), held(null, '2026-02-01', null)],
    ],
    ['the first day of a vacancy that no holder came before', '2026-02-01', [held(null, '2026-02-01', null)]],
    [
      'as before where a holder is to come',
      '2026-02-01',
      [held('a', null, '2026-01-31'), held('b', '2026-04-01', null)],
    ],
    ['null where the record names nobody', null, []],
    ['null where it says only who is to come', null, [held('b', '2026-04-01', null)]],
  ] as [string, string | null, Tenure[]][])('is %s', (_what, since, tenures) => {
    expect(vacantSince(SEAT, tenures, '2026-03-10')).toBe(since);
  });

  it('is null for a seat that does not exist any more', () => {
    expect(vacantSince({ from: null, to: '2025-06-30' }, [held('a', null, '2024-01-01')], '2026-03-10')).toBeNull();
  });
});
