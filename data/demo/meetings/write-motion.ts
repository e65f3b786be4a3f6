import type { Book } from '../book';
import type { SampleMotion, Vote } from '../docket/steps';
import { itemName } from '../docket/docket';
import { seatId } from '../seats';
import { sample, SAMPLE } from '../texts';
import type { Item } from './agenda';
import { CABINET } from './bodies';
import { rollOf, type RollLine, sat } from './roll';
import { dayOfTurn, meetingName, type Turn } from './series';

const SERVICE = 'mayors-cabinet';

/** Writes the motions of one Cabinet meeting, in the order of its agenda, with their votes by seat. */
export function writeMotions(book: Book, turn: Turn, items: readonly Item[]): void {
  const roll = turn < 0 ? rollOf(book, turn) : [];
  items
    .filter((item) => item.motion)
    .forEach(({ key, motion }, index) => {
      if (motion) writeMotion(book, turn, key, motion, index + 1, roll);
    });
}

function writeMotion(
  book: Book,
  turn: Turn,
  item: string,
  motion: SampleMotion,
  position: number,
  roll: readonly RollLine[],
): void {
  const votes = motion.result ? [] : votesOn(motion, roll);
  const cast = votes.filter(({ option }) => option !== 'ABSENT');
  const motionId = book.add(SERVICE, 'Motion', itemName(turn, item), {
    version: motion.corrected ? 3 : 2,
    meetingId: book.id('Meeting', meetingName(SERVICE, turn)),
    agendaItemId: book.id('AgendaItem', itemName(turn, item)),
    movedOn: book.year.day(dayOfTurn(CABINET, turn)),
    position,
    text: motion.text,
    movedById: turn > 0 ? null : seatId(book, 'seat-library'),
    secondedById: turn > 0 ? null : seatId(book, 'parent'),
    result: motion.result ?? result(cast.map(({ option }) => option)),
    unanimous: motion.result ? null : cast.every(({ option }) => option === 'YES'),
    correctedAt: motion.corrected ? book.year.at(motion.corrected.on, '10:00') : null,
    correctionReason: motion.corrected?.reason ?? null,
    provenance:
      turn > 0
        ? sample(
            'Notice of it was given with the agenda; nobody has voted on it yet.',
            'Se anunció con el orden del día; nadie la ha votado todavía.',
          )
        : SAMPLE,
  });
  for (const { line, option } of votes) vote(book, motionId, `${itemName(turn, item)}/${line.seat}`, line, option);
}

interface Ballot {
  readonly line: RollLine;
  readonly option: Vote;
}

function votesOn(motion: SampleMotion, roll: readonly RollLine[]): Ballot[] {
  return roll.map((line) => ({ line, option: sat(line) ? (motion.votes?.[line.seat] ?? 'YES') : 'ABSENT' }));
}

function result(options: readonly Vote[]): 'PASSED' | 'FAILED' {
  const count = (option: Vote): number => options.filter((cast) => cast === option).length;
  return count('YES') > count('NO') ? 'PASSED' : 'FAILED';
}

function vote(book: Book, motionId: string, name: string, line: RollLine, option: Vote): void {
  const castById = option === 'ABSENT' ? null : line.personId;
  book.add(SERVICE, 'Vote', name, {
    motionId,
    seatId: line.seatId,
    castById,
    onBehalfOfHolder: line.asDesignee,
    option,
  });
}
