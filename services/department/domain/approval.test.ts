import type { MeetingStatus } from '../entities/meeting';
import { isLater, mayApprove } from './approval';

const timeZone = 'America/New_York';
const at = (startsAt: string) => ({ startsAt: new Date(startsAt), date: null, timeZone });
const on = (date: string | null) => ({ startsAt: null, date, timeZone });

it('goes by the hour where both have one', () => {
  expect(isLater(at('2026-06-11T20:00:00Z'), at('2026-06-11T19:00:00Z'))).toBe(true);
  expect(isLater(at('2026-06-11T19:00:00Z'), at('2026-06-11T19:00:00Z'))).toBe(false);
  expect(isLater(at('2026-06-10T19:00:00Z'), at('2026-06-11T19:00:00Z'))).toBe(false);
});

it('goes by the day, in the zone of the meeting, where one has no hour; the same day is not surely later', () => {
  // Nine in the evening of the 11th, in Hartford.
  expect(isLater(on('2026-06-12'), at('2026-06-12T01:00:00Z'))).toBe(true);
  expect(isLater(on('2026-06-11'), at('2026-06-12T01:00:00Z'))).toBe(false);
  expect(isLater(at('2026-06-12T01:00:00Z'), on('2026-06-11'))).toBe(false);
  expect(isLater(on('2026-06-12'), on('2026-06-11'))).toBe(true);
});

it('does not take a meeting without any date for a later one, nor for an earlier one', () => {
  expect(isLater(on(null), on('2026-06-11'))).toBe(false);
  expect(isLater(on('2026-06-11'), on(null))).toBe(false);
});

it.each<[MeetingStatus | null, boolean]>([
  ['SCHEDULED', true],
  ['AGENDA_PUBLISHED', true],
  ['IN_SESSION', true],
  ['RECESSED', true],
  ['ADJOURNED', true],
  [null, true],
  ['CANCELLED', false],
  ['NOT_HELD_NO_QUORUM', false],
])('of status %s: whether it may approve is %s', (status, may) => {
  expect(mayApprove({ status })).toBe(may);
});
