import type { DataRow, PlacedRow } from '../platform/data/dataset';
import { ofType } from './rows';

const CABINET = 'mayors-cabinet';

/**
 * What the Cabinet's service must know of the department's facts: copies of bodies, of the meetings that the Cabinet
 * holds or joins, and of their agendas. In a running hub events keep them; a dataset brings them along.
 */
export function knownToTheCabinet(department: readonly PlacedRow[]): PlacedRow[] {
  const meetings = ofType(department, 'Meeting').filter((meeting) => bodiesOf(meeting).includes(CABINET));
  const ids = new Set(meetings.map(({ id }) => id));
  const items = ofType(department, 'AgendaItem').filter(({ meetingId }) => ids.has(meetingId as string));
  return [...ofType(department, 'Body').map(knownBody), ...meetings.map(knownMeeting), ...items.map(knownItem)].map(
    placed,
  );
}

function bodiesOf({ bodyId, jointWithIds = [] }: DataRow): string[] {
  return [bodyId as string, ...(jointWithIds as string[])];
}

function knownBody({ id, kind, validTo = null }: DataRow): DataRow {
  return { type: 'KnownBody', id, kind, validTo };
}

function knownMeeting(meeting: DataRow): DataRow {
  const { id, status = null, date, startsAt = null, agendaPublishedAt = null } = meeting;
  const agendaPublic = agendaPublishedAt !== null || status === null;
  return { type: 'KnownMeeting', id, bodyIds: bodiesOf(meeting), status, date, startsAt, agendaPublic };
}

function knownItem({ id, meetingId, kind }: DataRow): DataRow {
  return { type: 'KnownAgendaItem', id, meetingId, executiveSession: kind === 'EXECUTIVE_SESSION' };
}

const placed = (row: DataRow): PlacedRow => ({ place: `copy of the department's ${row.id}`, row });
