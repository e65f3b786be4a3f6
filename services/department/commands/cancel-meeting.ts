import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import type { Context } from '../context';
import type { CancelMeetingInput } from '../graphql/meeting-inputs';
import { changeMeeting, MAX_REASON } from './meeting-change';

/** Calls a meeting off before it begins. It stays in the calendar, with its agenda. */
export function cancelMeeting(context: Context, input: CancelMeetingInput): Promise<Done> {
  return changeMeeting(context, 'cancelMeeting', input, input.meeting, async (change) => {
    const checks = new Checks();
    const statusReason = readText(checks, 'reason', input.reason, MAX_REASON);
    checks.done();
    change.set({ status: 'CANCELLED', statusReason });
    change.record('MeetingCancelled');
  });
}
