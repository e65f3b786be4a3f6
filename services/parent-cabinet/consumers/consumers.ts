import type { LogEntry } from '../../../platform/events/entry';
import { type Consumers, reading } from '../../../platform/feed/consumers';
import { oncePerBatch } from '../../../platform/feed/once-per-batch';
import { moveByItself } from '../commands/move-priority';
import { KnownMeeting, KnownRecommendation } from '../entities/known';
import { ParentCabinet } from '../entities/parent-cabinet';

const cabinets = oncePerBatch((manager) => manager.find(ParentCabinet));

/** Keeps the meetings of the Parent Cabinet. */
const meeting = reading({ bodyId: 'id', jointWithIds: 'ids', status: 'word?' }, async (event, { manager }) => {
  const { bodyId, jointWithIds, status } = event.payload;
  const bodyIds = [bodyId, ...jointWithIds];
  if ((await cabinets(manager)).some(({ id }) => bodyIds.includes(id)))
    await manager.upsert(KnownMeeting, { id: idOf(event), bodyIds, status }, ['id']);
});

const submitted = reading({ fromPriorityId: 'id?' }, async (event, tx) => {
  const { fromPriorityId } = event.payload;
  if (fromPriorityId === null) return;
  await tx.manager.upsert(KnownRecommendation, { id: idOf(event), priorityId: fromPriorityId }, ['id']);
  await moveByItself(tx, fromPriorityId, 'a recommendation was submitted', event.at);
});

const answered = reading({}, async (event, tx) => {
  const known = await tx.manager.findOneBy(KnownRecommendation, { id: idOf(event) });
  if (known) await moveByItself(tx, known.priorityId, 'it was answered', event.at);
});

const moved = reading({ stage: 'word' }, async (event, tx) => {
  if (event.payload.stage !== 'WITHDRAWN') return;
  const known = await tx.manager.findOneBy(KnownRecommendation, { id: idOf(event) });
  if (known) await moveByItself(tx, known.priorityId, 'it was withdrawn', event.at);
});

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
