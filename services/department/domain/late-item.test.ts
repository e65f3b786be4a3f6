import { lackOfLateItem } from './late-item';

it.each([
  [2, 1, null],
  [1, 0, null],
  [4, 2, null],
  [1, 1, 'TWO_THIRDS'],
  [0, 0, 'TWO_THIRDS'],
  [0, 1, 'TWO_THIRDS'],
  [3, 2, 'TWO_THIRDS'],
  [199, 100, 'TWO_THIRDS'],
  [200, 100, null],
  [2_147_483_646, 1_073_741_823, null],
  [2_147_483_645, 1_073_741_823, 'TWO_THIRDS'],
])('with %i in favour and %i against, a late item of a regular meeting lacks %s', (yes, no, lack) => {
  expect(lackOfLateItem('REGULAR', { yes, no })).toBe(lack);
  expect(lackOfLateItem(null, { yes, no })).toBe(lack);
});

it('needs a vote at a regular meeting and at one whose kind is not known', () => {
  expect([lackOfLateItem('REGULAR', null), lackOfLateItem(null, null)]).toEqual(['LATE_VOTE', 'LATE_VOTE']);
});

it('is never taken up at a special meeting, and needs nothing at an emergency or a working one', () => {
  const all = { yes: 9, no: 0 };
  expect([lackOfLateItem('SPECIAL', null), lackOfLateItem('SPECIAL', all)]).toEqual(['NOTICE', 'NOTICE']);
  expect([lackOfLateItem('EMERGENCY', null), lackOfLateItem('WORKING', null)]).toEqual([null, null]);
});
