import type { Body, BodyKind } from '../entities/body';
import type { RollCallEntry } from '../entities/roll-call-entry';
import { HERE, type RollCount } from './attendance';

/** What a roll says of one seat or person. */
export type RollLine = Pick<RollCallEntry, 'personId' | 'seatId' | 'asDesignee' | 'presence' | 'countsForQuorum'>;

/** Kinds of body whose members hold seats by law: mayors-cabinet keeps those seats, and here their ids alone are known. */
const SEATED: ReadonlySet<BodyKind> = new Set(['MAYORS_CABINET', 'STATUTORY_COUNCIL']);

/** True for a body whose members hold seats. */
export function hasSeats({ kind }: Pick<Body, 'kind'>): boolean {
  return SEATED.has(kind);
}

/** What a roll counts. */
export function countRoll(lines: readonly RollLine[]): RollCount {
  const here = lines.filter((line) => HERE.includes(line.presence));
  return {
    present: here.length,
    absent: lines.filter((line) => line.presence === 'ABSENT').length,
    excused: lines.filter((line) => line.presence === 'EXCUSED').length,
    quorate: here.filter((line) => line.countsForQuorum).length,
  };
}

/** The persons who are there, in the room or remotely; a seat may be called without naming who sits on it. */
export function personsHere(lines: readonly RollLine[]): string[] {
  return lines.filter(({ presence }) => HERE.includes(presence)).flatMap(({ personId }) => personId ?? []);
}

/** A roll in which new lines take the place of those of the same seat or person, the others stay, and the rest come last. */
export function mergeRoll(roll: readonly RollLine[], news: readonly RollLine[]): RollLine[] {
  const merged = new Set<RollLine>();
  for (const line of roll) merged.add(news.find((other) => ofSame(line, other)) ?? line);
  for (const line of news) merged.add(line);
  return [...merged];
}

function ofSame(a: RollLine, b: RollLine): boolean {
  return (a.seatId !== null && a.seatId === b.seatId) || (a.personId !== null && a.personId === b.personId);
}
