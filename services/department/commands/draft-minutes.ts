import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { ENTERED } from '../../../platform/commands/values';
import type { Context } from '../context';
import { Document } from '../entities/document';
import type { DraftMinutesInput, PostMinutesInput } from '../graphql/minutes-inputs';
import { changeMeeting, type MeetingChange } from './meeting-change';
import { insertMinutes, minutesOf, readWording, type Wording } from './written-minutes';

/** Writes the draft of a meeting's minutes. It may be written again until it is posted: nobody outside has seen it. */
export function draftMinutes(context: Context, input: DraftMinutesInput): Promise<Done> {
  return changeMeeting(context, 'draftMinutes', input, input.meeting, async (change) => {
    const checks = new Checks();
    const wording = readWording(checks, input);
    checks.done();
    const documentId = await writeDraft(change, wording);
    change.set({ minutesStatus: 'DRAFT' });
    change.record('MinutesDrafted', change.now, { documentId });
  });
}

/** Puts the draft before the public. */
export function postMinutes(context: Context, input: PostMinutesInput): Promise<Done> {
  return changeMeeting(context, 'postMinutes', input, input.meeting, async (change) => {
    const { manager, meeting, now } = change;
    const { draft } = await minutesOf(manager, meeting.id);
    // A dataset may say that there is a draft and not bring it.
    if (!draft) throw illegalTransition('draft of the minutes', 'not in the hub', ['draftMinutes']);
    await manager.update(Document, draft.id, { publishedAt: now });
    change.set({ minutesStatus: 'POSTED_DRAFT', minutesPostedAt: now });
    change.record('MinutesPosted', now, { documentId: draft.id });
  });
}

/** @returns id of the draft */
async function writeDraft(change: MeetingChange, wording: Wording): Promise<string> {
  const { posted, draft } = await minutesOf(change.manager, change.meeting.id);
  if (!draft) return insertMinutes(change, wording, { replacesId: posted?.id ?? null, publishedAt: null });
  await change.manager.update(Document, draft.id, { ...wording, accessible: null, provenance: ENTERED });
  return draft.id;
}
