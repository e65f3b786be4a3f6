import type { LogEntry } from '../../../platform/events/entry';
import { type Learned, reading } from '../../../platform/feed/consumers';
import { KnownBody, KnownMeeting } from '../entities/known';
import { WorkingGroup } from '../entities/working-group';

/** What working groups learn of the department: which bodies there are, until when, and where their meetings stand. */

const body = reading({ kind: 'word', validTo: 'day?' }, async (event, { manager }) => {
  const { kind, validTo } = event.payload;
  await manager.upsert(KnownBody, { id: idOf(event), kind, validTo }, ['id']);
  await manager.update(WorkingGroup, idOf(event), { endedOn: validTo });
});

const MEETING = { bodyId: 'id', jointWithIds: 'ids', status: 'word?' } as const;

const meeting = reading(MEETING, async (event, { manager }) => {
  const { bodyId, jointWithIds, status } = event.payload;
  await manager.upsert(KnownMeeting, { id: idOf(event), bodyIds: [bodyId, ...jointWithIds], status }, ['id']);
});

export const department: Learned = {
  on: {
    BodyRegistered: body,
    BodyUpdated: body,
    MeetingRecorded: meeting,
    MeetingScheduled: meeting,
    MeetingDetailsChanged: meeting,
    MeetingCancelled: meeting,
    MeetingNotHeld: meeting,
    MeetingStarted: meeting,
    MeetingRecessed: meeting,
    MeetingResumed: meeting,
    MeetingAdjourned: meeting,
    AgendaPublished: meeting,
  },
  async forget(manager) {
    for (const entity of [KnownBody, KnownMeeting]) await manager.createQueryBuilder().delete().from(entity).execute();
  },
};

function idOf({ subject }: LogEntry): string {
  return subject.slice(subject.indexOf(':') + 1);
}
