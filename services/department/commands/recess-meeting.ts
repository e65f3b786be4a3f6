import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import type { Context } from '../context';
import type { RecessMeetingInput, ResumeMeetingInput } from '../graphql/session-inputs';
import { readAt } from './happened-at';
import { changeMeeting } from './meeting-change';

/** Interrupts a session. An item that is open stays so. */
export function recessMeeting(context: Context, input: RecessMeetingInput): Promise<Done> {
  return changeMeeting(context, 'recessMeeting', input, input.meeting, async (change) => {
    const checks = new Checks();
    const at = await readAt(checks, change, input.at);
    checks.done();
    change.set({ status: 'RECESSED' });
    change.record('MeetingRecessed', at);
  });
}

/** Goes on with a session that was interrupted. */
export function resumeMeeting(context: Context, input: ResumeMeetingInput): Promise<Done> {
  return changeMeeting(context, 'resumeMeeting', input, input.meeting, async (change) => {
    const checks = new Checks();
    const at = await readAt(checks, change, input.at);
    checks.done();
    change.set({ status: 'IN_SESSION' });
    change.record('MeetingResumed', at);
  });
}
