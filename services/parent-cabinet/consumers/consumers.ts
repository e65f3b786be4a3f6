import type { LogEntry } from '../../../platform/events/entry';
import type { Consumer, Consumers } from '../../../platform/feed/consumers';
import { oncePerBatch } from '../../../platform/feed/once-per-batch';
import { moveByItself } from '../commands/move-priority';
import { KnownMeeting, KnownRecommendation } from '../entities/known';
import { ParentCabinet } from '../entities/parent-cabinet';

const cabinets = oncePerBatch((manager) => manager.find(ParentCabinet));

/** Keeps the meetings of the Parent Cabinet. */
const meeting: Consumer = async (event, { manager }) => {
  const { bodyId, jointWithIds, status } = event.payload as Readonly<Record<string, unknown>>;
  if (!event.subject.startsWith('Meeting:') || !Array.isArray(jointWithIds)) return;
  const bodyIds = [bodyId as string, ...(jointWithIds as string[])];
  if ((await cabinets(manager)).some(({ id }) => bodyIds.includes(id)))
    await manager.upsert(KnownMeeting, { id: idOf(event), bodyIds, status: status as string | null }, ['id']);
};

const submitted: Consumer = async (event, tx) => {
  const { fromPriorityId } = event.payload;
  if (typeof fromPriorityId !== 'string') return;
  await tx.manager.upsert(KnownRecommendation, { id: idOf(event), priorityId: fromPriorityId }, ['id']);
  await moveByItself(tx, fromPriorityId, 'a recommendation was submitted', event.at);
};

const answered: Consumer = async (event, tx) => {
  const known = await tx.manager.findOneBy(KnownRecommendation, { id: idOf(event) });
  if (known) await moveByItself(tx, known.priorityId, 'it was answered', event.at);
};

const moved: Consumer = async (event, tx) => {
  if (event.payload.stage !== 'WITHDRAWN') return;
  const known = await tx.manager.findOneBy(KnownRecommendation, { id: idOf(event) });
  if (known) await moveByItself(tx, known.priorityId, 'it was withdrawn', event.at);
};

/** What the Parent Cabinet learns: of its meetings, and of what became of what it asked for. */
export const consumers: Consumers = {
  department: {
    on: {
      MeetingScheduled: meeting,
      MeetingDetailsChanged: meeting,
      MeetingRescheduled: meeting,
      MeetingCancelled: meeting,
      MeetingNotHeld: meeting,
      AgendaPublished: meeting,
      MeetingStarted: meeting,
      MeetingRecessed: meeting,
      MeetingResumed: meeting,
      MeetingAdjourned: meeting,
    },
    forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownMeeting).execute()),
  },
  'mayors-cabinet': {
    on: { RecommendationSubmitted: submitted, RecommendationAnswered: answered, RecommendationMoved: moved },
    forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownRecommendation).execute()),
  },
};

function idOf({ subject }: LogEntry): string {
  return subject.slice(subject.indexOf(':') + 1);
}
