import type { LogEntry } from '../../../platform/events/entry';
import type { PayloadOf } from '../../../platform/events/shapes';
import type { Transaction } from '../../../platform/events/transaction';
import { type Learned, reading } from '../../../platform/feed/consumers';
import { KnownRecommendation } from '../entities/known';
import { Meeting } from '../entities/meeting';
import { meetingEvent } from '../events/meeting-changes';

/*
 * What the department learns of the docket: where recommendations stand, which it carries out; and the Cabinet's motions
 * and votes, which those who follow the meeting are told of in order with its items.
 */

const stage = reading({ stage: 'word' }, async (event, { manager }) => {
  await manager.upsert(KnownRecommendation, { id: idOf(event), stage: event.payload.stage }, ['id']);
});

const outcome = reading({ outcome: 'word' }, async (event, { manager }) => {
  await manager.update(KnownRecommendation, idOf(event), { outcome: event.payload.outcome });
});

const MOTION = { meetingId: 'id?', agendaItemId: 'id?', result: 'word', unanimous: 'flag?' } as const;
const VOTES = { ...MOTION, counts: 'things' } as const;

/** What datasets brought of meetings of the past is known to their meetings already. */
const motion = reading({ ...MOTION, origin: 'word' }, async (event, tx) => {
  if (event.payload.origin === 'ENTERED') await tellMeeting(tx, event);
});

const votes = reading(VOTES, (event, tx) => tellMeeting(tx, event, { votesRecordedAt: event.at }));
const correction = reading(VOTES, (event, tx) => tellMeeting(tx, event));

export const mayorsCabinet: Learned = {
  on: {
    RecommendationMoved: stage,
    RecommendationDecided: outcome,
    MotionRecorded: motion,
    VotesRecorded: votes,
    VotesCorrected: correction,
  },
  forget: async (manager) => void (await manager.createQueryBuilder().delete().from(KnownRecommendation).execute()),
};

/** @param once what of the meeting is set, where it is not yet */
async function tellMeeting(
  { manager, record }: Transaction,
  event: LogEntry & { readonly payload: PayloadOf<typeof MOTION> & Partial<PayloadOf<typeof VOTES>> },
  once: Partial<Pick<Meeting, 'votesRecordedAt'>> = {},
): Promise<void> {
  const { meetingId, agendaItemId, result, unanimous, counts } = event.payload;
  if (meetingId === null) return;
  const meeting = await manager.findOne(Meeting, { where: { id: meetingId }, lock: { mode: 'pessimistic_write' } });
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
