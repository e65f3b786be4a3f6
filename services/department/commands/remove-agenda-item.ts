import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { readText } from '../../../platform/commands/values';
import type { Context } from '../context';
import { AgendaItem } from '../entities/agenda-item';
import type { RemoveAgendaItemInput } from '../graphql/agenda-inputs';
import { isAgendaPublished } from '../policies/agenda-item';
import { changeItem } from './item-change';

/**
 * Takes an item off the agenda. Nobody outside has seen it before publication, and it goes; after that it stays as
 * WITHDRAWN, and its event says why. A reason that is given before publication is for nobody yet and is not kept.
 */
export function removeAgendaItem(context: Context, input: RemoveAgendaItemInput): Promise<Done> {
  return changeItem(context, 'removeAgendaItem', input, async (change, item) => {
    const published = isAgendaPublished(change.meeting);
    const checks = new Checks();
    const reason = readText(checks, 'reason', input.reason ?? null);
    checks.that(reason !== null || !published, 'reason', 'must be there: the agenda is published');
    checks.done();
    if (published) await change.manager.update(AgendaItem, item.id, { status: 'WITHDRAWN' });
    else await change.manager.delete(AgendaItem, item.id);
    const more = published ? { itemStatus: 'WITHDRAWN', reason } : { itemStatus: null };
    change.record('AgendaChanged', change.now, { agendaItemId: item.id, published, ...more });
  });
}
