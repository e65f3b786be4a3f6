import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import type { Context } from '../context';
import { attendanceOf } from '../domain/attendance';
import { countRoll } from '../domain/roll';
import type { DeclareNoQuorumInput } from '../graphql/session-inputs';
import { readAt } from './happened-at';
import { changeMeeting, MAX_REASON } from './meeting-change';
import { readRoll, writeRoll } from './roll-call';

/**
 * Puts a meeting off because too few came; its roll shows who did. Where the hub does not know the body's quorum, it
 * takes the chair's word; where it does, the roll must not show one.
 */
export function declareNoQuorum(context: Context, input: DeclareNoQuorumInput): Promise<Done> {
  return changeMeeting(context, 'declareNoQuorum', input, input.meeting, async (change) => {
    const checks = new Checks();
    const at = await readAt(checks, change, input.at);
    const statusReason = readText(checks, 'reason', input.reason, MAX_REASON) ?? null;
    const roll = await readRoll(checks, change, 'rollCall', input.rollCall);
    checks.done();
    const attendance = attendanceOf(change.meeting, countRoll(roll), change.bodies[0].quorum);
    checks.that(attendance.quorumMet !== true, 'rollCall', `shows a quorum, which is ${attendance.quorumRequired}`);
    checks.done();
    await writeRoll(change.manager, change.meeting.id, roll);
    change.set({ status: 'NOT_HELD_NO_QUORUM', adjournedAt: at, statusReason });
    change.record('MeetingNotHeld', at, { attendance });
  });
}
