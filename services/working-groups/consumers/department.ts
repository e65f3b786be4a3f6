import type { LogEntry } from '../../../platform/events/entry';
import type { Consumer, Learned } from '../../../platform/feed/consumers';
import { KnownBody, KnownMeeting } from '../entities/known';
import { WorkingGroup } from '../entities/working-group';

/** What working groups learn of the department: which bodies there are, until when, and where their meetings stand. */

const body: Consumer = async (event, { manager }) => {
  const { kind, validTo = null } = event.payload as { kind?: string; validTo?: string | null };
  if (kind === undefined) return;
  await manager.upsert(KnownBody, { id: idOf(event), kind, validTo }, ['id']);
  await manager.update(WorkingGroup, idOf(event), { endedOn: validTo });
};

const meeting: Consumer = async (event, { manager }) => {
  const { bodyId, jointWithIds, status } = event.payload as Readonly<Record<string, unknown>>;
  if (!event.subject.startsWith('Meeting:') || !Array.isArray(jointWithIds)) return;
  const bodyIds = [bodyId as string, ...(jointWithIds as string[])];
  await manager.upsert(KnownMeeting, { id: idOf(event), bodyIds, status: status as string | null }, ['id']);
};

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
