import { bodiesOf, holds, type Viewer } from '../../../platform/auth/viewer';
import { allOf, anyOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';

/**
 * Meetings whose agenda this viewer may read: before its publication only the body's own people, staff and the clerk
 * may.
 */
export function visibleAgendas(viewer: Viewer): Condition {
  return agendaVisible(viewer, 'item');
}

/** Items on such an agenda. */
export function visibleAgendaItems(viewer: Viewer): Condition {
  const { sql, parameters } = agendaVisible(viewer, 'meeting');
  return {
    sql: `EXISTS (SELECT 1 FROM known_meeting AS meeting WHERE meeting.id = item.meeting_id AND (${sql}))`,
    parameters,
  };
}

/**
 * Links from agenda items to what they take up: those of items that this viewer may read with their content, which is
 * that of an executive session only for those who were there, Cabinet members and the clerk.
 */
export function visibleAgendaLinks(viewer: Viewer): Condition {
  const { sql, parameters } = allOf(agendaVisible(viewer, 'meeting'), doorsOpen(viewer));
  return {
    sql: `EXISTS (SELECT 1 FROM known_agenda_item AS agenda
      JOIN known_meeting AS meeting ON meeting.id = agenda.meeting_id
      WHERE agenda.id = item.agenda_item_id AND ${sql})`,
    parameters,
  };
}

/** @param meeting how the query calls the meeting's row */
function agendaVisible(viewer: Viewer, meeting: string): Condition {
  if (holds(viewer, 'STAFF', 'CLERK')) return EVERY_ROW;
  const published: Condition = { sql: `${meeting}.agenda_public` };
  const ownBody: Condition = {
    sql: `${meeting}.body_ids && CAST(:viewerBodies AS text[])`,
    parameters: { viewerBodies: bodiesOf(viewer) },
  };
  if (!holds(viewer, 'CABINET_MEMBER')) return anyOf(published, ownBody);
  return anyOf(published, ownBody, { sql: `${meeting}.body_ids && ARRAY(SELECT id FROM mayors_cabinet)` });
}

function doorsOpen(viewer: Viewer): Condition {
  if (holds(viewer, 'CABINET_MEMBER', 'CLERK')) return EVERY_ROW;
  const noDoors: Condition = { sql: 'NOT agenda.executive_session' };
  if (viewer.person === null) return noDoors;
  const wasThere = ':viewerPerson = ANY(meeting.attendee_ids)';
  return anyOf(noDoors, { sql: wasThere, parameters: { viewerPerson: viewer.person } });
}
