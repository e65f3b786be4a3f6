import type { AgendaItemStatus } from '../entities/agenda-item';

/** The life of an agenda item: where it must stand for each mutation. DONE, TABLED and WITHDRAWN are final. */
export const ITEM_MOVES = {
  updateAgendaItem: 'PLANNED',
  removeAgendaItem: 'PLANNED',
  openAgendaItem: 'PLANNED',
  closeAgendaItem: 'OPEN',
} as const satisfies Readonly<Record<string, AgendaItemStatus>>;

export type ItemMove = keyof typeof ITEM_MOVES;

/** The mutations that an item's status allows, where its meeting's state does too. */
export function legalItemMoves(status: AgendaItemStatus): ItemMove[] {
  return (Object.keys(ITEM_MOVES) as ItemMove[]).filter((move) => ITEM_MOVES[move] === status);
}
