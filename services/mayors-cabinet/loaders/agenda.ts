import { HUB_ZONE } from '../../../platform/clock';
import { rowById, rowsBy, type Sorting } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { KnownAgendaItem, KnownBody, KnownMeeting } from '../entities/known';
import { RecommendationAgendaItem } from '../entities/recommendation';
import { visibleAgendaItems, visibleAgendaLinks, visibleAgendas } from '../policies/agenda';

const OLDEST_MEETING_FIRST: Sorting = [
  {
    expression: `(SELECT COALESCE(meeting.starts_at, CAST(meeting.date AS timestamp) AT TIME ZONE '${HUB_ZONE}')
      FROM known_meeting AS meeting JOIN known_agenda_item AS agenda ON agenda.meeting_id = meeting.id
      WHERE agenda.id = item.agenda_item_id)`,
    direction: 'ASC',
  },
  { expression: 'item.id', direction: 'ASC' },
];

/** Agendas as far as they are this viewer's to read, and the links from their items to recommendations. */
export function agendaLoaders({ manager, viewer }: RequestScope) {
  const items = visibleAgendaItems(viewer);
  const links = visibleAgendaLinks(viewer);
  return {
    meetingWithAgenda: rowById(manager, KnownMeeting, visibleAgendas(viewer)),
    agendaItem: rowById(manager, KnownAgendaItem, items),
    agendaItemsOfMeeting: rowsBy(manager, KnownAgendaItem, 'meetingId', items),
    agendaLinks: rowsBy(manager, RecommendationAgendaItem, 'recommendationId', links, OLDEST_MEETING_FIRST),
    agendaLinksOfItem: rowsBy(manager, RecommendationAgendaItem, 'agendaItemId', links),
    /** Whether there is any, visible or not: never to be shown, only told from none. */
    agendaLinksOfAnybody: rowsBy(manager, RecommendationAgendaItem, 'recommendationId'),
  };
}

/** What bodies are, by id and by kind. */
export function bodyLoaders({ manager, today }: RequestScope) {
  const existing = { sql: 'item.validTo IS NULL OR item.validTo >= :bodiesOn', parameters: { bodiesOn: today } };
  return {
    knownBody: rowById(manager, KnownBody),
    bodiesOfKind: rowsBy(manager, KnownBody, 'kind', existing),
  };
}
