import type { LogEntry } from '../../../platform/events/entry';
import type { Transaction } from '../../../platform/events/transaction';
import type { Consumer, Learned } from '../../../platform/feed/consumers';
import { KnownRecommendation } from '../entities/known';
import { Meeting } from '../entities/meeting';
import { meetingEvent } from '../events/meeting-changes';

/*
 * What the department learns of the docket: where recommendations stand, which it carries out; and the Cabinet's motions
 * and votes, which those who follow the meeting are told of in order with its items.
 */

const stage: Consumer = async (event, { manager }) => {
  await manager.upsert(KnownRecommendation, { id: idOf(event), stage: event.payload.stage as string }, ['id']);
};

const outcome: Consumer = async (event, { manager }) => {
  await manager.update(KnownRecommendation, idOf(event), { outcome: event.payload.outcome as string });
};

/** What datasets brought of meetings of the past is known to their meetings already. */
const motion: Consumer = async (event, tx) => {
  if (event.payload.origin === 'ENTERED') await tellMeeting(tx, event);
};

const votes: Consumer = async (event, tx) => {
  await tellMeeting(tx, event, { votesRecordedAt: event.at });
};

export const mayorsCabinet: Learned = {
  on: {
    RecommendationMoved: stage,
    RecommendationDecided: outcome,
    MotionRecorded: motion,
    VotesRecorded: votes,
    VotesCorrected: (event, tx) => tellMeeting(tx, event),
  },
  forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownRecommendation).execute()),
};

/** @param once what of the meeting is set, where it is not yet */
async function tellMeeting(
  { manager, record }: Transaction,
  event: LogEntry,
  once: Partial<Pick<Meeting, 'votesRecordedAt'>> = {},
): Promise<void> {
  const { meetingId, agendaItemId, result, unanimous, counts } = event.payload as Readonly<Record<string, unknown>>;
  const where = { id: meetingId as string };
  const meeting = await manager.findOne(Meeting, { where, lock: { mode: 'pessimistic_write' } });
  if (!meeting) return;
  const changed = { ...once, ...(meeting.votesRecordedAt && { votesRecordedAt: meeting.votesRecordedAt }) };
  const version = meeting.version + 1;
  await manager.update(Meeting, meeting.id, { ...changed, version });
  const more = { agendaItemId, motionId: idOf(event), result, unanimous, counts };
  record(meetingEvent('MotionRecorded', { ...meeting, ...changed, version }, event.at, more));
}

function idOf({ subject }: LogEntry): string {
  return subject.slice(subject.indexOf(':') + 1);
}
