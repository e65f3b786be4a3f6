import { rowById, rowsBy, type Sorting } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { MayorsCabinet } from '../entities/mayors-cabinet';
import { Seat, SeatDesignation, SeatHolding } from '../entities/seat';
import { visibleSeats } from '../policies/records';

const CHAIRS_FIRST: Sorting = [
  { expression: 'item.coChair', direction: 'DESC' },
  { expression: 'item.voting', direction: 'DESC' },
  { expression: 'item.id', direction: 'ASC' },
];

/** Seats with those who hold them and sit for them, and the Cabinet itself. */
export function seatLoaders({ manager, viewer }: RequestScope) {
  const where = visibleSeats(viewer);
  return {
    mayorsCabinet: rowById(manager, MayorsCabinet),
    /** The Cabinet itself; null before the city has one. */
    theCabinet: once(() => manager.findOne(MayorsCabinet, { where: {}, order: { id: 'ASC' } })),
    seat: rowById(manager, Seat, where),
    /** Seats of all times, co-chairs first. */
    seatsOfBody: rowsBy(manager, Seat, 'bodyId', where, CHAIRS_FIRST),
    holdings: rowsBy(manager, SeatHolding, 'seatId'),
    holdingsOfPerson: rowsBy(manager, SeatHolding, 'personId'),
    designations: rowsBy(manager, SeatDesignation, 'seatId'),
  };
}

/** Reads at the first call, and gives every later one the same answer. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}
