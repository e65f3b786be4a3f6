import type { NewEvent } from '../../../platform/events/transaction';
import type { MayorsCabinet } from '../entities/mayors-cabinet';
import type { Seat, SeatDesignation, SeatHolding } from '../entities/seat';
import { event, startOf, tags, UNKNOWN } from './event';

/** The city has a Mayor's Cabinet. */
export function cabinetEstablished(row: MayorsCabinet): NewEvent {
  return event({
    type: 'MayorsCabinetEstablished',
    subject: `MayorsCabinet:${row.id}`,
    touched: ['MayorsCabinet', `Body:${row.id}`],
    payload: {},
    at: UNKNOWN,
  });
}

/** There is a seat, from its first day on. */
export function seatCreated(row: Seat): NewEvent {
  const { bodyId, role, legalBasis, coChair, voting, designeeAllowed, from, to } = row;
  return event({
    type: 'SeatCreated',
    subject: `Seat:${row.id}`,
    version: row.version,
    touched: [`Body:${bodyId}`, `MayorsCabinet:${bodyId}`],
    payload: { bodyId, role, legalBasis, coChair, voting, designeeAllowed, from, to },
    at: startOf(from),
  });
}

/** Someone took a seat, or it is on record that nobody did. */
export function seatFilled({ seatId, personId, from, to }: SeatHolding): NewEvent {
  return event({
    type: personId === null ? 'SeatVacated' : 'SeatFilled',
    subject: `Seat:${seatId}`,
    touched: tags('Person', personId),
    payload: { personId, from, to },
    at: startOf(from),
  });
}

/** Someone may sit for a seat's holder. */
export function designeeNamed({ seatId, personId, from, to }: SeatDesignation): NewEvent {
  return event({
    type: 'DesigneeNamed',
    subject: `Seat:${seatId}`,
    payload: { personId, from, to },
    at: startOf(from),
  });
}
