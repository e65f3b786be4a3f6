import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import type { Context } from '../context';
import { AgendaItem } from '../entities/agenda-item';
import type { UpdateAgendaItemInput } from '../graphql/agenda-inputs';
import { isAgendaPublished } from '../policies/agenda-item';
import { requireMayUpdateClosed } from '../policies/executive-session';
import { AgendaOrder } from './agenda-order';
import { changeItem } from './item-change';
import { checkClosedDoors, type ItemValues, readItem } from './item-values';

/** Changes what an item that is still planned says, or its place: what is left out stays, a list replaces, null clears. */
export function updateAgendaItem(context: Context, input: UpdateAgendaItemInput): Promise<Done> {
  return changeItem(context, 'updateAgendaItem', input, async (change, item) => {
    const { manager, meeting } = change;
    if (item.kind === 'EXECUTIVE_SESSION') requireMayUpdateClosed(context.viewer, change.bodies, input);
    const checks = new Checks();
    const values = given(await readItem(checks, change, context.viewer, input));
    checkClosedDoors(checks, item.kind, values);
    const order = input.after === undefined ? null : await AgendaOrder.of(manager, meeting.id, item.id);
    order?.check(checks, input.after ?? null);
    checks.done();
    const position = order ? await order.placeAfter(input.after ?? null) : item.position;
    await manager.update(AgendaItem, item.id, { ...values, position });
    const published = isAgendaPublished(meeting);
    change.record('AgendaChanged', change.now, { agendaItemId: item.id, published, itemStatus: item.status });
    return item.id;
  });
}

/** Without what the input leaves as it is. */
function given(values: ItemValues): ItemValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
