import type { Book } from './book';
import { personId } from './people';
import type { Week } from './sample-year';
import { en, sample } from './texts';

const CABINET = 'mayors-cabinet';

/** Seats that the record does not name, so that parents, providers and employers are seen to vote. */
const SAMPLE_SEATS = [
  ['parent', 'Parent seat', 'Asiento de madres y padres'],
  ['provider', 'Early learning provider', 'Proveedor de educación temprana'],
  ['workforce', 'Workforce and job training', 'Empleo y capacitación laboral'],
] as const;

/** The voting seats of the Cabinet in the order of its roll: those of the record by their id, the others by their key. */
export const VOTING_SEATS = [
  'seat-mayor',
  'seat-superintendent',
  'seat-library',
  'seat-city-health',
  'seat-homeless-education',
  'seat-health-care',
  'parent',
  'provider',
  'workforce',
] as const;
export type VotingSeat = (typeof VOTING_SEATS)[number];

type Holding = readonly [seat: VotingSeat | 'seat-staff-liaison', person: string, from: Week, to?: Week];

/** Who held which seat when. The job training seat fell vacant; the health care seat changed hands. */
const HOLDINGS: readonly Holding[] = [
  ['seat-mayor', 'cabinet-co-chair-1', [-57, 'MON']],
  ['seat-superintendent', 'cabinet-co-chair-2', [-57, 'MON']],
  ['seat-library', 'co-chair-5', [-57, 'MON']],
  ['seat-city-health', 'co-chair-4', [-57, 'MON']],
  ['seat-homeless-education', 'cabinet-member-1', [-57, 'MON']],
  ['seat-health-care', 'cabinet-member-2', [-57, 'MON'], [-31, 'FRI']],
  ['seat-health-care', 'co-chair-1', [-30, 'MON']],
  ['parent', 'parent-1', [-57, 'MON']],
  ['provider', 'cabinet-member-3', [-57, 'MON']],
  ['workforce', 'cabinet-member-4', [-57, 'MON'], [-20, 'FRI']],
  ['seat-staff-liaison', 'staff-liaison-1', [-57, 'MON']],
];

const DESIGNATIONS: readonly (readonly [seat: VotingSeat, person: string])[] = [
  ['seat-mayor', 'designee-1'],
  ['seat-superintendent', 'designee-2'],
];

/** The id of a seat of the Cabinet. */
export function seatId(book: Book, seat: string): string {
  return seat.startsWith('seat-') ? seat : book.id('Seat', seat);
}

/** The person who holds a seat on a day, or null when it is vacant. */
export function holderOf(book: Book, seat: VotingSeat, day: string): string | null {
  const holding = HOLDINGS.find(
    ([of, , from, to]) => of === seat && book.year.day(from) <= day && (!to || day <= book.year.day(to)),
  );
  return holding ? personId(book, holding[1]) : null;
}

/** The person who may sit for a seat's holder, or null when there is none. */
export function designeeOf(book: Book, seat: VotingSeat): string | null {
  const designation = DESIGNATIONS.find(([of]) => of === seat);
  return designation ? personId(book, designation[1]) : null;
}

export function seats(book: Book): void {
  for (const [key, english, spanish] of SAMPLE_SEATS) {
    book.add(CABINET, 'Seat', key, {
      bodyId: CABINET,
      role: en(english, spanish),
      from: book.year.day([-57, 'MON']),
      provenance: sample('The record does not name this seat.', 'El registro no nombra este asiento.'),
    });
  }
  HOLDINGS.forEach(([seat, person, from, to], index) => {
    const days = { from: book.year.day(from), to: to ? book.year.day(to) : null };
    book.add(CABINET, 'SeatHolding', `${seat}/${index + 1}`, {
      seatId: seatId(book, seat),
      personId: personId(book, person),
      ...days,
    });
  });
  for (const [seat, person] of DESIGNATIONS) {
    const days = { from: book.year.day([-57, 'MON']), to: null };
    book.add(CABINET, 'SeatDesignation', seat, {
      seatId: seatId(book, seat),
      personId: personId(book, person),
      ...days,
    });
  }
}
