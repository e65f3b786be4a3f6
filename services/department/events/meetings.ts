import type { NewEvent } from '../../../platform/events/transaction';
import type { AgendaItem } from '../entities/agenda-item';
import type { Meeting, MeetingStatus } from '../entities/meeting';
import type { RollCallEntry } from '../entities/roll-call-entry';
import { dayStart, entities, entity, event } from './event';

/** What has happened last to a meeting of that status. */
const FACTS: Readonly<Record<MeetingStatus, string>> = {
  SCHEDULED: 'MeetingScheduled',
  AGENDA_PUBLISHED: 'AgendaPublished',
  IN_SESSION: 'MeetingStarted',
  RECESSED: 'MeetingRecessed',
  ADJOURNED: 'MeetingAdjourned',
  CANCELLED: 'MeetingCancelled',
  NOT_HELD_NO_QUORUM: 'MeetingNotHeld',
};

function meetingRecorded(row: Meeting): NewEvent {
  return event({
    type: row.status === null ? 'MeetingRecorded' : FACTS[row.status],
    subject: entity('Meeting', row.id),
    version: row.version,
    touched: [entity('Meeting', row.id), 'Meeting', ...entities('Body', [row.bodyId, ...row.jointWithIds])],
    payload: { ...publicFacts(row), ...countsOf(row) },
    at: happenedAt(row),
  });
}

/** How many were there, where the record says no more than that. */
function countsOf({ presentCount: present, absentCount: absent, excusedCount: excused }: Meeting) {
  return present === null ? {} : { attendance: { present, absent, excused } };
}

/** What every viewer may know of a meeting. Minutes in draft are for some only. */
export function publicFacts(row: Meeting): NewEvent['payload'] {
  return {
    bodyId: row.bodyId,
    jointWithIds: row.jointWithIds,
    title: row.title,
    kind: row.kind,
    status: row.status,
    statusReason: row.statusReason,
    date: row.date,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    previousStartsAt: row.previousStartsAt,
    modality: row.modality,
    place: row.place,
    interpretation: row.interpretation,
    agendaPublishedAt: row.agendaPublishedAt,
    startedAt: row.startedAt,
    adjournedAt: row.adjournedAt,
    minutesStatus: row.minutesStatus === 'DRAFT' ? 'NONE' : row.minutesStatus,
    minutesPostedAt: row.minutesPostedAt,
    origin: row.provenance.origin,
  };
}

/** Never in the future: before a meeting begins, only what was done about it has happened. */
function happenedAt(row: Meeting): Date {
  switch (row.status) {
    case 'SCHEDULED':
      return row.scheduledAt ?? dayStart(null);
    case 'AGENDA_PUBLISHED':
    case 'CANCELLED':
      return row.agendaPublishedAt ?? row.scheduledAt ?? dayStart(null);
    case 'IN_SESSION':
    case 'RECESSED':
      return row.startedAt ?? row.startsAt ?? dayStart(row.date);
    default:
      return row.adjournedAt ?? row.startsAt ?? dayStart(row.date);
  }
}

/** Ids and status alone: an item's texts may be of an agenda not yet published, or of a session behind closed doors. */
function agendaItemAdded(row: AgendaItem): NewEvent {
  return event({
    type: 'AgendaItemAdded',
    subject: entity('AgendaItem', row.id),
    touched: [entity('AgendaItem', row.id), entity('Meeting', row.meetingId)],
    payload: { meetingId: row.meetingId, status: row.status },
    at: row.closedAt ?? row.openedAt ?? dayStart(null),
  });
}

/** Counts are public, who was there is not everywhere. */
function attendanceRecorded(row: RollCallEntry): NewEvent {
  return event({
    type: 'AttendanceRecorded',
    subject: entity('Meeting', row.meetingId),
    touched: [entity('Meeting', row.meetingId)],
    payload: { meetingId: row.meetingId, presence: row.presence, countsForQuorum: row.countsForQuorum },
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedMeetings = {
  Meeting: meetingRecorded,
  AgendaItem: agendaItemAdded,
  RollCallEntry: attendanceRecorded,
};
