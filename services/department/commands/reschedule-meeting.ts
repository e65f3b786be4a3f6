import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import type { Context } from '../context';
import type { Meeting } from '../entities/meeting';
import type { RescheduleMeetingInput } from '../graphql/meeting-inputs';
import { changeMeeting, MAX_REASON } from './meeting-change';
import { type MeetingTime, readTime, stillThere } from './meeting-time';

/** Moves a meeting to come to another time. It keeps its length where no end is given. */
export function rescheduleMeeting(context: Context, input: RescheduleMeetingInput): Promise<Done> {
  return changeMeeting(context, 'rescheduleMeeting', input, input.meeting, async (change) => {
    const { meeting, bodies } = change;
    const checks = new Checks();
    const time = readTime(checks, { startsAt: input.startsAt, endsAt: endOf(meeting, input) }, meeting.timeZone);
    checks.that(!sameTime(meeting, time), 'startsAt', 'must be another time than the one it has');
    checks.that(stillThere(bodies[0], time.date), 'startsAt', "must not be after the body's last day");
    const statusReason = readText(checks, 'reason', input.reason, MAX_REASON);
    checks.done();
    // Where only the end changes, the meeting was not moved.
    const moved = !same(meeting.startsAt, time.startsAt);
    change.set({ ...time, statusReason, previousStartsAt: moved ? meeting.startsAt : undefined });
    change.record('MeetingRescheduled');
  });
}

function endOf({ startsAt, endsAt }: Meeting, input: RescheduleMeetingInput): Date | null {
  if (input.endsAt !== undefined) return input.endsAt;
  if (!startsAt || !endsAt) return null;
  return new Date(input.startsAt.getTime() + endsAt.getTime() - startsAt.getTime());
}

function sameTime(a: MeetingTime, b: MeetingTime): boolean {
  return same(a.startsAt, b.startsAt) && same(a.endsAt, b.endsAt);
}

function same(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
