import type { EntityManager } from 'typeorm';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { HubError } from '../../../platform/errors';
import { allOf, rowsWhere } from '../../../platform/loaders/rows';
import type { Context } from '../context';
import { ITEM_MOVES, type ItemMove, legalItemMoves } from '../domain/item-moves';
import { AgendaItem } from '../entities/agenda-item';
import { agendaItemVisible } from '../policies/agenda-item';
import { changeMeeting, type MeetingChange, type MeetingChangeInput } from './meeting-change';

/** What every input of an agenda item's change has. */
export interface ItemChangeInput extends MeetingChangeInput {
  readonly agendaItem: string;
}

/**
 * Changes an item of an agenda, and its meeting with it: who may, where both stand, which version; then the work.
 * @param work gives the id of what the payload shows, where that is not the meeting
 */
export function changeItem(
  context: Context,
  move: ItemMove,
  input: ItemChangeInput,
  work: (change: MeetingChange, item: AgendaItem) => Promise<string | void>,
): Promise<Done> {
  const meeting = (manager: EntityManager): Promise<string> => meetingOfItem(manager, context, input.agendaItem);
  return changeMeeting(context, move, input, meeting, async (change) => {
    const { manager } = change;
    // Another one may have removed it until the meeting was locked.
    const item = await manager.findOneBy(AgendaItem, { id: input.agendaItem, meetingId: change.meeting.id });
    if (!item) throw notFound();
    if (item.status !== ITEM_MOVES[move])
      throw illegalTransition('agenda item', item.status, legalItemMoves(item.status));
    return work(change, item);
  });
}

/** @throws HubError NOT_FOUND when there is no such item, or none for this viewer */
async function meetingOfItem(manager: EntityManager, { viewer }: Context, id: string): Promise<string> {
  const where = allOf(agendaItemVisible(viewer), { sql: 'item.id = :itemId', parameters: { itemId: id } });
  const item = await rowsWhere(manager, AgendaItem, where).getOne();
  if (!item) throw notFound();
  return item.meetingId;
}

function notFound(): HubError {
  return new HubError('NOT_FOUND', 'There is no such agenda item.');
}
