import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import type { Context } from '../context';
import { Document } from '../entities/document';
import type { CorrectMinutesInput } from '../graphql/minutes-inputs';
import { changeMeeting, MAX_REASON, type MeetingChange } from './meeting-change';
import { insertMinutes, minutesOf, readWording } from './written-minutes';

/** Replaces approved minutes by a version that is public at once and says why; the former one stays readable. */
export function correctMinutes(context: Context, input: CorrectMinutesInput): Promise<Done> {
  return changeMeeting(context, 'correctMinutes', input, input.meeting, async (change) => {
    const checks = new Checks();
    const wording = readWording(checks, input);
    const reason = readText(checks, 'reason', input.reason, MAX_REASON);
    checks.done();
    const replacesId = await formerVersion(change);
    const documentId = await insertMinutes(change, wording, { replacesId, publishedAt: change.now, note: reason });
    change.set({ minutesStatus: 'CORRECTED' });
    change.record('MinutesCorrected', change.now, { documentId, replacesId, reason });
  });
}

/**
 * The version that is corrected; null where the hub never had one. What a dataset brought as the only version, without
 * the day of its posting, is public as such: as one of several it stays so only with a day.
 */
async function formerVersion({ manager, meeting, now }: MeetingChange): Promise<string | null> {
  const { posted, draft } = await minutesOf(manager, meeting.id);
  if (posted || !draft) return posted?.id ?? null;
  await manager.update(Document, draft.id, { publishedAt: meeting.minutesPostedAt ?? now });
  return draft.id;
}
