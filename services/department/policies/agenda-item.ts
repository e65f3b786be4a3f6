import { holds, type Viewer } from '../../../platform/auth/viewer';
import { allOf, anyOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';
import type { AgendaItem } from '../entities/agenda-item';
import type { Meeting } from '../entities/meeting';
import { meetingsSeenInPreparation } from './meeting';

/** Meetings (as `meeting`) whose agenda is public: once published, and that of the record, of no known status, was. */
export const AGENDA_PUBLISHED: Condition = {
  sql: `meeting.agenda_published_at IS NOT NULL OR meeting.status IS NULL
    OR meeting.status NOT IN ('SCHEDULED', 'CANCELLED')`,
};

/** The same of one meeting that is at hand. */
export function isAgendaPublished({
  agendaPublishedAt,
  status,
}: Pick<Meeting, 'agendaPublishedAt' | 'status'>): boolean {
  return agendaPublishedAt !== null || (status !== 'SCHEDULED' && status !== 'CANCELLED');
}

/**
 * Agenda items that the viewer sees: of published agendas, and of those which they help prepare.
 * @param item how the query calls the item's row
 */
export function agendaItemVisible(viewer: Viewer, item = 'item'): Condition {
  const inPreparation = meetingsSeenInPreparation(viewer, 'meeting');
  if (inPreparation === EVERY_ROW) return EVERY_ROW;
  const { sql, parameters } = anyOf(AGENDA_PUBLISHED, inPreparation);
  return { sql: `EXISTS (SELECT 1 FROM meeting WHERE meeting.id = ${item}.meeting_id AND (${sql}))`, parameters };
}

/**
 * Agenda items whose content the viewer sees too. Of an executive session it is for those who were there, Cabinet
 * members and the clerk; all others, department staff among them, see what `withoutContent` leaves. Who finds an item by
 * its content must ask for this.
 */
export function agendaItemOpen(viewer: Viewer, item = 'item'): Condition {
  const visible = agendaItemVisible(viewer, item);
  return holds(viewer, 'CABINET_MEMBER', 'CLERK') ? visible : allOf(visible, sessionOpenTo(viewer.person, item));
}

function sessionOpenTo(person: string | null, item: string): Condition {
  const isPublic: Condition = { sql: `${item}.kind <> 'EXECUTIVE_SESSION'` };
  if (person === null) return isPublic;
  return anyOf(isPublic, {
    sql: `EXISTS (SELECT 1 FROM roll_call_entry entry WHERE entry.meeting_id = ${item}.meeting_id
      AND entry.person_id = :attendee AND entry.presence IN ('PRESENT', 'PRESENT_REMOTELY'))`,
    parameters: { attendee: person },
  });
}

/** An item of an executive session as the public sees it: when it is taken up, its title and its legal reason. */
export function withoutContent(item: AgendaItem): AgendaItem {
  return { ...item, recommendedAction: null, amount: null, grantId: null, presenterId: null, documentIds: [] };
}

/** Documents (as `item`) that are no paper of an agenda item, or of one whose content the viewer sees. */
export function documentOfOpenItem(viewer: Viewer): Condition {
  const open = agendaItemOpen(viewer, 'agenda_item');
  if (open === EVERY_ROW) return EVERY_ROW;
  const attached = 'SELECT 1 FROM agenda_item WHERE agenda_item.document_ids @> ARRAY[item.id]';
  return { sql: `NOT EXISTS (${attached}) OR EXISTS (${attached} AND ${open.sql})`, parameters: open.parameters };
}
