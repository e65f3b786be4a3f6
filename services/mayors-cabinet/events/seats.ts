import { addDays } from '../../../platform/clock';
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
export function seatCreated(row: Seat, at = startOf(row.from)): NewEvent {
  const { bodyId, role, legalBasis, coChair, voting, designeeAllowed, from, to } = row;
  return event({
    type: 'SeatCreated',
    subject: `Seat:${row.id}`,
    version: row.version,
    touched: [`Body:${bodyId}`, `MayorsCabinet:${bodyId}`],
    payload: { bodyId, role, legalBasis, coChair, voting, designeeAllowed, from, to },
    at,
  });
}

/** The seat ceased to be after its last day. */
export function seatEnded({ id, bodyId }: Seat, to: string, version: number, at: Date): NewEvent {
  return event({
    type: 'SeatEnded',
    subject: `Seat:${id}`,
    version,
    touched: [`Body:${bodyId}`, `MayorsCabinet:${bodyId}`],
    payload: { bodyId, to },
    at,
  });
}

/** Someone took a seat, or it is on record that nobody did. */
export function seatFilled(
  { seatId, personId, from, to }: SeatHolding,
  version?: number,
  at = startOf(from),
): NewEvent {
  return event({
    type: personId === null ? 'SeatVacated' : 'SeatFilled',
    subject: `Seat:${seatId}`,
    version,
    touched: tags('Person', personId),
    payload: { personId, from, to },
    at,
  });
}

/** Its holder left: from the day after, nobody holds it. */
export function seatVacated({ seatId, personId, to }: SeatHolding, version: number, at: Date): NewEvent {
  return event({
    type: 'SeatVacated',
    subject: `Seat:${seatId}`,
    version,
    touched: tags('Person', personId),
    payload: { personId: null, from: to === null ? null : addDays(to, 1), to: null, leftById: personId },
    at,
  });
}

/** Someone may sit for a seat's holder, or nobody from then on. */
export function designeeNamed(
  {
    seatId,
    personId,
    from,
    to,
  }: Pick<SeatDesignation, 'seatId' | 'from' | 'to'> & { readonly personId: string | null },
  version?: number,
  at = startOf(from),
): NewEvent {
  return event({
    type: 'DesigneeNamed',
    subject: `Seat:${seatId}`,
    version,
    payload: { personId, from, to },
    at,
  });
}
