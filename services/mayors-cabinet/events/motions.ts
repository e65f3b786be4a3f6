import type { NewEvent } from '../../../platform/events/transaction';
import type { Motion, Vote } from '../entities/motion';
import { event, startOf, tags, UNKNOWN } from './event';

/** A motion was moved, with what the record says came of it. */
export function motionRecorded(row: Motion): NewEvent {
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
    },
    at: startOf(movedOn),
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
