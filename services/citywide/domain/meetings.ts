import { addDays, dayOf } from '../../../platform/clock';
import { addWeekdays, covers, type Span } from './days';

/** Figures of meetings. */

export interface CountedMeeting {
  readonly kind: string | null;
  readonly status: string | null;
  readonly date: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly adjournedAt: Date | null;
  readonly minutesStatus: string | null;
  readonly minutesPostedAt: Date | null;
  readonly present: number;
  readonly expected: number;
}

export interface MeetingFigures {
  readonly meetingsHeld: number;
  readonly meetingsCancelled: number;
  readonly meetingsWithoutQuorum: number;
  readonly attendanceRate: number | null;
  readonly minutesLate: number;
}

/** Days after the end of a meeting by which its minutes are due. */
const MINUTES_DAYS = 7;
/** It took place, or does. */
const HELD: ReadonlySet<string | null> = new Set(['IN_SESSION', 'RECESSED', 'ADJOURNED']);

/** How minutes are looked at. */
export interface MinutesClock {
  readonly today: string;
  /** Whether the open-meeting rules bind the body. */
  readonly isBound: boolean;
  /** Kinds of meeting for which Saturdays and Sundays do not count. */
  readonly skipWeekends: readonly string[];
}

export function figuresOf(all: readonly CountedMeeting[], span: Span, clock: MinutesClock): MeetingFigures {
  const meetings = all.filter((each) => covers(span, heldOn(each)));
  const count = (holds: (each: CountedMeeting) => boolean): number => meetings.filter(holds).length;
  const held = meetings.filter(({ status }) => HELD.has(status));
  const expected = held.reduce((sum, each) => sum + each.expected, 0);
  const present = held.reduce((sum, each) => sum + each.present, 0);
  return {
    meetingsHeld: held.length,
    meetingsCancelled: count(({ status }) => status === 'CANCELLED'),
    meetingsWithoutQuorum: count(({ status }) => status === 'NOT_HELD_NO_QUORUM'),
    attendanceRate: expected === 0 ? null : present / expected,
    minutesLate: clock.isBound ? count((each) => areMinutesLate(each, clock)) : 0,
  };
}

function heldOn({ date, startsAt }: CountedMeeting): string | null {
  return date ?? (startsAt && dayOf(startsAt));
}

/** Posted after their day, or overdue and still missing. A working meeting is none in law. */
function areMinutesLate(meeting: CountedMeeting, { today, skipWeekends }: MinutesClock): boolean {
  const end = meeting.adjournedAt ?? meeting.endsAt ?? meeting.startsAt;
  if (meeting.status !== 'ADJOURNED' || meeting.kind === 'WORKING' || end === null) return false;
  const skips = meeting.kind !== null && skipWeekends.includes(meeting.kind);
  const dueOn = skips ? addWeekdays(dayOf(end), MINUTES_DAYS) : addDays(dayOf(end), MINUTES_DAYS);
  if (meeting.minutesPostedAt !== null) return dayOf(meeting.minutesPostedAt) > dueOn;
  const areThere = meeting.minutesStatus !== null && !['NONE', 'DRAFT'].includes(meeting.minutesStatus);
  return !areThere && today > dueOn;
}
