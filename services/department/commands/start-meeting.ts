import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { HubError } from '../../../platform/errors';
import type { Context } from '../context';
import { attendanceOf } from '../domain/attendance';
import { countRoll } from '../domain/roll';
import type { StartMeetingInput } from '../graphql/session-inputs';
import { readAt } from './happened-at';
import { changeMeeting } from './meeting-change';
import { readRoll, writeRoll } from './roll-call';
import { publicRoll } from './public-roll';

/** Begins a meeting with its roll call. @throws HubError NO_QUORUM where the body has a quorum and it is not there */
export function startMeeting(context: Context, input: StartMeetingInput): Promise<Done> {
  return changeMeeting(context, 'startMeeting', input, input.meeting, async (change) => {
    const checks = new Checks();
    const at = await readAt(checks, change, input.at);
    const roll = await readRoll(checks, change, 'rollCall', input.rollCall);
    checks.done();
    const count = countRoll(roll);
    const attendance = attendanceOf(change.meeting, count, change.bodies[0].quorum);
    if (attendance.quorumMet === false) throw noQuorum(attendance.quorumRequired, count.quorate);
    await writeRoll(change.manager, change.meeting.id, roll);
    change.set({ status: 'IN_SESSION', startedAt: at });
    change.record('MeetingStarted', at, { attendance, ...publicRoll(change, roll) });
    if (attendance.quorumMet !== null) change.record('QuorumChanged', at, { attendance });
  });
}

function noQuorum(required: number | null, present: number): HubError {
  return new HubError('NO_QUORUM', `The quorum is ${required}, and ${present} who count for it are present.`, {
    extensions: { required, present },
  });
}
