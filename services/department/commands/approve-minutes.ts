import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import type { Context } from '../context';
import { isLater, mayApprove } from '../domain/approval';
import { Meeting } from '../entities/meeting';
import type { ApproveMinutesInput } from '../graphql/minutes-inputs';
import { changeMeeting, type MeetingChange } from './meeting-change';
import { minutesOf } from './written-minutes';

/** Enters that a later meeting of the body approved the minutes. */
export function approveMinutes(context: Context, input: ApproveMinutesInput): Promise<Done> {
  return changeMeeting(context, 'approveMinutes', input, input.meeting, async (change) => {
    const checks = new Checks();
    await checkApproval(checks, change, input.approvedIn);
    checks.done();
    const { posted } = await minutesOf(change.manager, change.meeting.id);
    change.set({ minutesStatus: 'APPROVED', minutesApprovedInId: input.approvedIn });
    const more = { approvedInId: input.approvedIn, ...(posted && { documentId: posted.id }) };
    change.record('MinutesApproved', change.now, more);
  });
}

async function checkApproval(checks: Checks, { manager, meeting }: MeetingChange, id: string): Promise<void> {
  const approving = await manager.findOneBy(Meeting, { id });
  if (!approving) return void checks.that(false, 'approvedIn', 'must be a meeting of the hub');
  const bodies = [approving.bodyId, ...approving.jointWithIds];
  checks.that(bodies.includes(meeting.bodyId), 'approvedIn', 'must be a meeting of the same body');
  checks.that(isLater(approving, meeting), 'approvedIn', 'must be a later meeting');
  checks.that(mayApprove(approving), 'approvedIn', 'must be a meeting that was not cancelled or put off');
}
