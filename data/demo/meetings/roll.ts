import type { Book } from '../book';
import { designeeOf, holderOf, seatId, VOTING_SEATS, type VotingSeat } from '../seats';
import { CABINET } from './bodies';
import { dayOfTurn, type Turn } from './series';

type Presence = 'PRESENT' | 'PRESENT_REMOTELY' | 'ABSENT' | 'EXCUSED';

/** One line of the Cabinet's roll. */
export interface RollLine {
  readonly seat: VotingSeat;
  readonly seatId: string;
  readonly personId: string;
  readonly asDesignee: boolean;
  readonly presence: Presence;
}

/** Who was not simply present at which meeting; DESIGNEE: somebody sat for the holder. */
const ROLLS: Partial<Record<Turn, Partial<Record<VotingSeat, Presence | 'DESIGNEE'>>>> = {
  [-12]: { workforce: 'ABSENT' },
  [-11]: { 'seat-mayor': 'DESIGNEE', 'seat-health-care': 'EXCUSED' },
  [-10]: { provider: 'PRESENT_REMOTELY' },
  [-9]: {
    'seat-mayor': 'DESIGNEE',
    'seat-superintendent': 'ABSENT',
    'seat-city-health': 'ABSENT',
    'seat-homeless-education': 'ABSENT',
    'seat-health-care': 'EXCUSED',
    workforce: 'ABSENT',
  },
  [-8]: { 'seat-superintendent': 'DESIGNEE', workforce: 'ABSENT' },
  [-7]: { 'seat-mayor': 'DESIGNEE', 'seat-city-health': 'PRESENT_REMOTELY' },
  [-5]: { 'seat-homeless-education': 'EXCUSED', workforce: 'ABSENT' },
  [-4]: { 'seat-mayor': 'DESIGNEE', 'seat-health-care': 'PRESENT_REMOTELY' },
  [-3]: { 'seat-superintendent': 'DESIGNEE', 'seat-library': 'PRESENT_REMOTELY' },
  [-2]: { 'seat-city-health': 'ABSENT' },
  [-1]: { 'seat-mayor': 'DESIGNEE', provider: 'EXCUSED' },
};

/** The Cabinet's roll at a past meeting: one line for each voting seat that was filled. */
export function rollOf(book: Book, turn: Turn): RollLine[] {
  const day = book.year.day(dayOfTurn(CABINET, turn));
  return VOTING_SEATS.flatMap((seat): RollLine[] => {
    const holder = holderOf(book, seat, day);
    if (!holder) return [];
    const seen = ROLLS[turn]?.[seat] ?? 'PRESENT';
    const line = { seat, seatId: seatId(book, seat) };
    if (seen !== 'DESIGNEE') return [{ ...line, personId: holder, asDesignee: false, presence: seen }];
    return [{ ...line, personId: designeeOf(book, seat) ?? holder, asDesignee: true, presence: 'PRESENT' }];
  });
}

/** Whether somebody sat on that seat, in the room or not. */
export function sat({ presence }: RollLine): boolean {
  return presence === 'PRESENT' || presence === 'PRESENT_REMOTELY';
}
