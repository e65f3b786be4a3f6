import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import type { Context } from '../context';
import type { AdjournMeetingInput } from '../graphql/session-inputs';
import { readAt } from './happened-at';
import { changeMeeting } from './meeting-change';
import { closeItem, openItems } from './take-up-item';

/** Ends a meeting, and with it the item that is open. What was not taken up stays planned, for all to see. */
export async function adjournMeeting(context: Context, input: AdjournMeetingInput): Promise<Done> {
  await context.hear('mayors-cabinet'); // its motions come before its end
  return changeMeeting(context, 'adjournMeeting', input, input.meeting, async (change) => {
    const checks = new Checks();
    const at = await readAt(checks, change, input.at);
    checks.done();
    for (const item of await openItems(change)) await closeItem(change, item, 'DONE', at);
    change.set({ status: 'ADJOURNED', adjournedAt: at });
    change.record('MeetingAdjourned', at);
  });
}
