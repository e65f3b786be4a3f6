import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import type { Context } from '../context';
import { attendanceOf, type AttendanceSummary } from '../domain/attendance';
import { countRoll, mergeRoll, type RollLine } from '../domain/roll';
import type { RecordAttendanceInput } from '../graphql/attendance-inputs';
import { readAt } from './happened-at';
import { changeMeeting, type MeetingChange } from './meeting-change';
import { presentRoll, readRoll, writeRoll } from './roll-call';
import { publicRoll } from './public-roll';

/** Enters who came and who left, and afterwards what the roll had wrong. */
export function recordAttendance(context: Context, input: RecordAttendanceInput): Promise<Done> {
  return changeMeeting(context, 'recordAttendance', input, input.meeting, async (change) => {
    const { manager, meeting } = change;
    const checks = new Checks();
    const over = meeting.status === 'ADJOURNED';
    const at = over ? readCorrectedAt(checks, change, input.at) : await readAt(checks, change, input.at);
    const news = await readRoll(checks, change, 'entries', input.entries);
    checks.done();
    const before = await presentRoll(manager, meeting.id);
    const roll = mergeRoll(before, news);
    await writeRoll(manager, meeting.id, roll);
    const attendance = summary(change, roll);
    change.record('AttendanceChanged', at, { attendance, ...publicRoll(change, roll) });
    const wasMet = summary(change, before.length > 0 ? before : null).quorumMet;
    if (attendance.quorumMet !== wasMet) change.record('QuorumChanged', at, { attendance });
  });
}

/** Of a meeting that is over the roll is set right: for any time of it, and the order of its session stays. */
function readCorrectedAt(checks: Checks, { meeting, now }: MeetingChange, given: Date | null | undefined): Date {
  const { startedAt } = meeting;
  if (!given) return now;
  checks.that(given <= now, 'at', 'must not be in the future');
  checks.that(!startedAt || given >= startedAt, 'at', `must not be before the start, at ${startedAt?.toISOString()}`);
  return given;
}

/** @param roll null where none was called, and the record's own counts stand */
function summary({ meeting, bodies }: MeetingChange, roll: readonly RollLine[] | null): AttendanceSummary {
  return attendanceOf(meeting, roll && countRoll(roll), bodies[0].quorum);
}
