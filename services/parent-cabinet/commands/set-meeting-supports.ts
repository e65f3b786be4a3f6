import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { dependingOn } from '../../../platform/commands/depends-on';
import { checkDistinct } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { KnownMeeting } from '../entities/known';
import { MeetingSupports } from '../entities/meeting-supports';
import { meetingSupportsSet } from '../events/priorities';
import type { SetMeetingSupportsInput } from '../graphql/priority-inputs';
import { requireRight } from '../policies/commands';
import { theCabinet } from './the-cabinet';

const OVER: ReadonlySet<string | null> = new Set(['ADJOURNED', 'CANCELLED', 'NOT_HELD_NO_QUORUM', null]);

/** What is offered at a meeting of the Parent Cabinet so that parents can come, while it is of use to know. */
export function setMeetingSupports(context: Context, input: SetMeetingSupportsInput): Promise<Done> {
  return context.command('setMeetingSupports', input, async ({ manager, record }) => {
    const cabinetId = await theCabinet(manager);
    const meeting = await manager.findOneBy(KnownMeeting, { id: input.meeting });
    if (!meeting?.bodyIds.includes(cabinetId))
      throw dependingOn(new HubError('NOT_FOUND', 'There is no such meeting of the Parent Cabinet.'), 'department');
    requireRight(context.viewer, cabinetId, 'chair, staff liaison');
    const checks = new Checks();
    checks.known(!OVER.has(meeting.status), 'department', 'meeting', 'must be a meeting that is not over');
    checkDistinct(checks, 'supports', input.supports);
    checks.done();
    const before = await manager.findOneBy(MeetingSupports, { meetingId: meeting.id });
    const row = { id: before?.id ?? newId(), meetingId: meeting.id, supports: input.supports };
    await manager.save(MeetingSupports, row);
    record(meetingSupportsSet(row, context.now));
    return meeting.id;
  });
}
