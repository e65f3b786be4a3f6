import type { NewEvent } from '../../../platform/events/transaction';
import { countByOption } from '../domain/votes';
import type { Motion, Vote } from '../entities/motion';
import { event, startOf, tags, UNKNOWN } from './event';

/** A motion was moved, with what the record says came of it. */
export function motionRecorded(row: Motion, at = startOf(row.movedOn)): NewEvent {
  const { meetingId, agendaItemId, movedOn } = row;
  return event({
    type: 'MotionRecorded',
    subject: `Motion:${row.id}`,
    version: row.version,
    touched: [`Meeting:${meetingId}`, `AgendaItem:${agendaItemId}`],
    payload: {
      meetingId,
      agendaItemId,
      movedOn,
      position: row.position,
      text: row.text,
      movedById: row.movedById,
      secondedById: row.secondedById,
      result: row.result,
      unanimous: row.unanimous,
      correctedAt: row.correctedAt,
      correctionReason: row.correctionReason,
      origin: row.provenance.origin,
    },
    at,
  });
}

/** The votes on a motion, all at once, and what they add up to. */
export function votesRecorded(motion: Motion, votes: readonly Vote[], at: Date): NewEvent {
  return votesEvent('VotesRecorded', motion, votes, at);
}

/** Other votes than were recorded, and why. */
export function votesCorrected(motion: Motion, votes: readonly Vote[], at: Date): NewEvent {
  return votesEvent('VotesCorrected', motion, votes, at);
}

function votesEvent(type: string, motion: Motion, votes: readonly Vote[], at: Date): NewEvent {
  const { meetingId, agendaItemId, result, unanimous, correctionReason } = motion;
  return event({
    type,
    subject: `Motion:${motion.id}`,
    version: motion.version,
    touched: [
      `Meeting:${meetingId}`,
      `AgendaItem:${agendaItemId}`,
      ...votes.flatMap(({ castById }) => tags('Person', castById)),
    ],
    payload: {
      meetingId,
      agendaItemId,
      result,
      unanimous,
      counts: countByOption(votes),
      votes: votes.map(({ seatId, castById, onBehalfOfHolder, option }) => ({
        seatId,
        castById,
        onBehalfOfHolder,
        option,
      })),
      correctionReason,
    },
    at,
  });
}

/** A seat's vote. It has no time of its own, only its motion has. */
export function voteRecorded({ motionId, seatId, castById, onBehalfOfHolder, option }: Vote): NewEvent {
  return event({
    type: 'VoteRecorded',
    subject: `Motion:${motionId}`,
    touched: tags('Person', castById),
    payload: { seatId, castById, onBehalfOfHolder, option },
    at: UNKNOWN,
  });
}
