import { rowById, rowsBy } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { AgendaItem } from '../entities/agenda-item';
import { agendaItemOpen, agendaItemVisible, withoutContent } from '../policies/agenda-item';

const IN_AGENDA_ORDER = [
  { expression: 'item.position', direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

/** Agenda items that the viewer may see, those of executive sessions without what is not for the viewer. */
export function agendaLoaders({ manager, viewer }: RequestScope) {
  const visible = agendaItemVisible(viewer);
  const byId = rowById(manager, AgendaItem, visible);
  const ofMeeting = rowsBy(manager, AgendaItem, 'meetingId', visible, IN_AGENDA_ORDER);
  const open = rowById(manager, AgendaItem, agendaItemOpen(viewer));

  const forViewer = async (item: AgendaItem): Promise<AgendaItem> => {
    if (item.kind !== 'EXECUTIVE_SESSION') return item;
    return (await open.load(item.id)) ?? withoutContent(item);
  };

  return {
    agendaItem: {
      load: async (id: string): Promise<AgendaItem | null> => {
        const item = await byId.load(id);
        return item && forViewer(item);
      },
    },
    /** In the order of the meeting. */
    agendaOfMeeting: {
      load: async (meeting: string): Promise<AgendaItem[]> => {
        const items = await ofMeeting.load(meeting);
        return Promise.all(items.map(forViewer));
      },
    },
  };
}
