import { attendanceOf } from './attendance';

const NOTHING_RECORDED = { presentCount: null, absentCount: null, excusedCount: null };

describe('the attendance of a meeting', () => {
  it('is counted from the roll, whatever the record says', () => {
    const roll = { present: 5, absent: 2, excused: 1, quorate: 5 };
    expect(attendanceOf({ presentCount: 9, absentCount: 9, excusedCount: 9 }, roll, null)).toEqual({
      present: 5,
      absent: 2,
      excused: 1,
      quorumRequired: null,
      quorumMet: null,
    });
  });

  it('is as recorded where no roll was called', () => {
    expect(attendanceOf({ presentCount: 7, absentCount: null, excusedCount: null }, null, 7)).toEqual({
      present: 7,
      absent: null,
      excused: null,
      quorumRequired: 7,
      quorumMet: true,
    });
  });

  it('says nothing of a quorum where nobody counted', () => {
    expect(attendanceOf(NOTHING_RECORDED, null, 7)).toMatchObject({
      present: null,
      quorumRequired: 7,
      quorumMet: null,
    });
  });

  it.each([
    [4, false],
    [5, true],
  ])('with %i who count for a quorum of 5 has it: %s', (quorate, met) => {
    expect(attendanceOf(NOTHING_RECORDED, { present: 6, absent: 0, excused: 0, quorate }, 5).quorumMet).toBe(met);
  });
});
