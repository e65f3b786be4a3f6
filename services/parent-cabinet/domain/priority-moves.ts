import type { PriorityStatus } from './vocabulary';

/** From where to where a mutation moves a priority, or a fact of the Mayor's Cabinet. */
interface Move {
  readonly from: readonly PriorityStatus[];
  readonly to: PriorityStatus;
}

/** The life of a priority. */
export const PRIORITY_MOVES = {
  choosePriority: { from: ['HEARD'], to: 'CHOSEN' },
  closePriority: { from: ['HEARD', 'CHOSEN', 'SENT', 'ANSWERED'], to: 'CLOSED' },
  'a recommendation was submitted': { from: ['CHOSEN'], to: 'SENT' },
  'it was answered': { from: ['SENT'], to: 'ANSWERED' },
  'it was withdrawn': { from: ['SENT'], to: 'CHOSEN' },
} as const satisfies Readonly<Record<string, Move>>;

export type PriorityMove = keyof typeof PRIORITY_MOVES;
export type PriorityMutation = 'choosePriority' | 'closePriority';

/** Where it leads from a status; null where it does not. */
export function moveFrom(status: PriorityStatus, move: PriorityMove): PriorityStatus | null {
  const { from, to }: Move = PRIORITY_MOVES[move];
  return from.includes(status) ? to : null;
}

/** The mutations that a status allows. */
export function legalMoves(status: PriorityStatus): PriorityMutation[] {
  return (['choosePriority', 'closePriority'] as const).filter((move) => moveFrom(status, move) !== null);
}
