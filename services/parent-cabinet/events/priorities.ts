import type { TranslatedText } from '../../../platform/database/values';
import type { LogEntry } from '../../../platform/events/entry';
import type { NewEvent } from '../../../platform/events/transaction';
import type { ListeningSession } from '../entities/listening-session';
import type { MeetingSupports } from '../entities/meeting-supports';
import type { ParentPriority } from '../entities/parent-priority';
import { event, startOf, UNDATED } from './event';

/** Parents were heard. How many came is told by no event. */
export function listeningSessionRecorded(row: ListeningSession): NewEvent {
  return event({
    type: 'ListeningSessionRecorded',
    subject: `ListeningSession:${row.id}`,
    version: 1,
    touched: ['ListeningSession', `ListeningSession:${row.id}`, `ParentCabinet:${row.cabinetId}`],
    payload: {
      cabinetId: row.cabinetId,
      on: row.on,
      area: row.area,
      languages: row.languages,
      supports: row.supports,
      themes: row.themes,
    },
    at: startOf(row.on),
  });
}

/** Parents said that something matters. */
export function priorityRaised(row: ParentPriority): NewEvent {
  return ofPriority('PriorityRaised', row, startOf(row.raisedOn), {
    title: row.title,
    why: row.why,
    areas: row.areas,
    status: row.status,
    raisedOn: row.raisedOn,
    sessionIds: row.sessionIds,
    meetingIds: row.meetingIds,
    indicatorIds: row.indicatorIds,
  });
}

/** It stands where it did not before. @param row as the move leaves it */
export function priorityMoved(row: ParentPriority, reason: TranslatedText | null, at: Date): NewEvent {
  return ofPriority('PriorityMoved', row, at, { status: row.status, meetingIds: row.meetingIds, reason });
}

/** It was heard once more. @param row as that leaves it */
export function priorityHeardAgain(row: ParentPriority, sessionId: string, at: Date): NewEvent {
  return ofPriority('PriorityHeardAgain', row, at, { sessionId });
}

/** What is offered at a meeting. */
export function meetingSupportsSet({ meetingId, supports }: MeetingSupports, at = UNDATED): NewEvent {
  return event({
    type: 'MeetingSupportsSet',
    subject: `Meeting:${meetingId}`,
    version: 1,
    touched: [`Meeting:${meetingId}`],
    payload: { supports },
    at,
  });
}

function ofPriority(type: string, row: ParentPriority, at: Date, payload: Readonly<Record<string, unknown>>): NewEvent {
  return event({
    type,
    subject: `ParentPriority:${row.id}`,
    version: row.version,
    touched: [
      'ParentPriority',
      `ParentPriority:${row.id}`,
      `ParentCabinet:${row.cabinetId}`,
      ...row.sessionIds.map((id) => `ListeningSession:${id}`),
      ...row.meetingIds.map((id) => `Meeting:${id}`),
      ...row.indicatorIds.map((id) => `Indicator:${id}`),
    ],
    payload: { cabinetId: row.cabinetId, ...payload },
    at,
  });
}

const OF_PRIORITIES: ReadonlySet<string> = new Set(['PriorityRaised', 'PriorityMoved', 'PriorityHeardAgain']);

/** Whether an event of the log tells those who follow priorities of a change of one. */
export function isOfPriority({ type }: LogEntry): boolean {
  return OF_PRIORITIES.has(type);
}
