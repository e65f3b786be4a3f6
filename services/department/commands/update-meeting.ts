import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import type { Context } from '../context';
import type { UpdateMeetingInput } from '../graphql/meeting-inputs';
import { changeMeeting } from './meeting-change';
import { readDetails } from './meeting-details';

/** Changes place, link, languages and the like of a meeting to come. */
export function updateMeeting(context: Context, input: UpdateMeetingInput): Promise<Done> {
  return changeMeeting(context, 'updateMeeting', input, input.meeting, async (change) => {
    const checks = new Checks();
    const { modality } = input;
    checks.that(modality !== null, 'modality', 'must have a value: leave it out to keep the one it has');
    const details = await readDetails(checks, change.manager, change.meeting, input);
    const given = [modality, ...Object.values(details)].filter((value) => value !== undefined);
    checks.that(given.length > 0, [], 'must have something to change');
    checks.done();
    change.set({ ...details, modality });
    change.record('MeetingDetailsChanged');
  });
}
