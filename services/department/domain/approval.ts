import { dayOf } from '../../../platform/clock';
import type { Meeting } from '../entities/meeting';

/** When a meeting was to begin, as far as it is known. */
type Begin = Pick<Meeting, 'startsAt' | 'date' | 'timeZone'>;

/** True where one meeting surely comes after another: by its hour, or by its day where one of them has no hour. */
export function isLater(meeting: Begin, than: Begin): boolean {
  if (meeting.startsAt && than.startsAt) return meeting.startsAt > than.startsAt;
  const [day, earlier] = [dayOfMeeting(meeting), dayOfMeeting(than)];
  return day !== null && earlier !== null && day > earlier;
}

/** True for a meeting that was not called off. Whether its time has come is not asked: its record may be ahead of it. */
export function mayApprove({ status }: Pick<Meeting, 'status'>): boolean {
  return status !== 'CANCELLED' && status !== 'NOT_HELD_NO_QUORUM';
}

function dayOfMeeting({ date, startsAt, timeZone }: Begin): string | null {
  return startsAt ? dayOf(startsAt, timeZone) : date;
}
