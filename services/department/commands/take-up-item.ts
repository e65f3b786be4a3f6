import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import type { Context } from '../context';
import { legalItemMoves } from '../domain/item-moves';
import { AgendaItem, type AgendaItemStatus } from '../entities/agenda-item';
import type { CloseAgendaItemInput, OpenAgendaItemInput } from '../graphql/session-inputs';
import { readAt } from './happened-at';
import { changeItem } from './item-change';
import type { MeetingChange } from './meeting-change';

/** How an item that was taken up may end. */
const ENDS: readonly AgendaItemStatus[] = ['DONE', 'TABLED', 'WITHDRAWN'];

/** Takes an item up: one at a time. */
export function openAgendaItem(context: Context, input: OpenAgendaItemInput): Promise<Done> {
  return changeItem(context, 'openAgendaItem', input, async (change, item) => {
    const [open] = await openItems(change);
    if (open) throw illegalTransition(`agenda item ${open.number}`, open.status, legalItemMoves(open.status));
    const checks = new Checks();
    const openedAt = await readAt(checks, change, input.at);
    checks.done();
    await change.manager.update(AgendaItem, item.id, { status: 'OPEN', openedAt });
    change.record('ItemOpened', openedAt, { agendaItemId: item.id, itemStatus: 'OPEN' });
    return item.id;
  });
}

/** Ends what was taken up: done, put off to another meeting, or withdrawn. */
export async function closeAgendaItem(context: Context, input: CloseAgendaItemInput): Promise<Done> {
  await context.hear('mayors-cabinet'); // motions on the item come before its end
  return changeItem(context, 'closeAgendaItem', input, async (change, item) => {
    const checks = new Checks();
    checks.that(ENDS.includes(input.status), 'status', `must be one of ${ENDS.join(', ')}`);
    const at = await readAt(checks, change, input.at);
    checks.done();
    await closeItem(change, item, input.status, at);
    return item.id;
  });
}

/** Items that are open: one at most, unless a dataset brought more. */
export function openItems({ manager, meeting }: MeetingChange): Promise<AgendaItem[]> {
  return manager.find(AgendaItem, { where: { meetingId: meeting.id, status: 'OPEN' }, order: { position: 'ASC' } });
}

export async function closeItem(
  change: MeetingChange,
  item: AgendaItem,
  status: AgendaItemStatus,
  closedAt: Date,
): Promise<void> {
  await change.manager.update(AgendaItem, item.id, { status, closedAt });
  change.record('ItemClosed', closedAt, { agendaItemId: item.id, itemStatus: status });
}
