import type { TranslatedText } from '../../../platform/database/values';
import type { LogEntry } from '../../../platform/events/entry';
import type { AttendanceSummary } from '../domain/attendance';
import type { AgendaItemStatus } from '../entities/agenda-item';
import type { DocumentKind } from '../entities/document';

/**
 * Which events of the log tell of a change of a meeting, and as what kind of update. What writes a meeting and what
 * follows it both go by this table.
 */

export const MEETING_UPDATE_KINDS = [
  'SCHEDULED',
  'DETAILS_CHANGED',
  'RESCHEDULED',
  'CANCELLED',
  'AGENDA_PUBLISHED',
  'AGENDA_CHANGED',
  'STARTED',
  'ITEM_OPENED',
  'ITEM_CLOSED',
  'ATTENDANCE_CHANGED',
  'QUORUM_CHANGED',
  'RECESSED',
  'RESUMED',
  'MOTION_RECORDED',
  'ADJOURNED',
  'NOT_HELD',
  'MINUTES_DRAFTED',
  'MINUTES_POSTED',
  'MINUTES_APPROVED',
  'MINUTES_CORRECTED',
  'DOCUMENT_ADDED',
] as const;
export type MeetingUpdateKind = (typeof MEETING_UPDATE_KINDS)[number];

const KINDS = {
  MeetingScheduled: 'SCHEDULED',
  MeetingDetailsChanged: 'DETAILS_CHANGED',
  MeetingRescheduled: 'RESCHEDULED',
  MeetingCancelled: 'CANCELLED',
  AgendaPublished: 'AGENDA_PUBLISHED',
  AgendaChanged: 'AGENDA_CHANGED',
  MeetingStarted: 'STARTED',
  ItemOpened: 'ITEM_OPENED',
  ItemClosed: 'ITEM_CLOSED',
  AttendanceChanged: 'ATTENDANCE_CHANGED',
  QuorumChanged: 'QUORUM_CHANGED',
  MeetingRecessed: 'RECESSED',
  MeetingResumed: 'RESUMED',
  MotionRecorded: 'MOTION_RECORDED',
  MeetingAdjourned: 'ADJOURNED',
  MeetingNotHeld: 'NOT_HELD',
  MinutesDrafted: 'MINUTES_DRAFTED',
  MinutesPosted: 'MINUTES_POSTED',
  MinutesApproved: 'MINUTES_APPROVED',
  MinutesCorrected: 'MINUTES_CORRECTED',
  DocumentAdded: 'DOCUMENT_ADDED',
  // Only datasets bring these two: rows one by one, where a command records the change as a whole.
  AgendaItemAdded: 'AGENDA_CHANGED',
  AttendanceRecorded: 'ATTENDANCE_CHANGED',
} as const satisfies Readonly<Record<string, MeetingUpdateKind>>;

/** The type of an event that tells of a meeting's change. */
export type MeetingEventType = keyof typeof KINDS;

/** The kind of update that events of a type are; null when they are none. */
export function meetingUpdateKind(eventType: string): MeetingUpdateKind | null {
  return Object.hasOwn(KINDS, eventType) ? KINDS[eventType as MeetingEventType] : null;
}

/**
 * What the payload of every event of a meeting has, whose subject is `Meeting:<id>`. That of a document or a row that a
 * dataset brought has another subject, and the meeting's id as `meetingId`.
 */
export interface MeetingEventPayload {
  readonly bodyId: string;
  readonly jointWithIds: readonly string[];
  /** The item that the event is about. */
  readonly agendaItemId?: string;
  /** The document that it is about; of a DocumentAdded it decides who is told. */
  readonly documentId?: string;
  /** Of an AgendaChanged: whether the agenda was public. Without it, it counts as not public. */
  readonly published?: boolean;
  /** Of a start, a roll and what follows from it: the counts, which are public. */
  readonly attendance?: AttendanceSummary;
  /** Of the Mayor's Cabinet, whose roll is public: who is there. */
  readonly attendeeIds?: readonly string[];
  /** Of an item that was opened, closed or changed: how it stands then; null when it has gone. */
  readonly itemStatus?: AgendaItemStatus | null;
  /** Of an item that was added: whether its content is for those in the room. */
  readonly executiveSession?: boolean;
  /** Of a motion: which, its result, and how many votes each option got. */
  readonly motionId?: string;
  readonly result?: string;
  readonly unanimous?: boolean | null;
  readonly counts?: readonly { readonly option: string; readonly count: number }[];
  /** Of a DocumentAdded: what the document is. */
  readonly documentKind?: DocumentKind;
  /** Of minutes corrected: the version that is corrected; of a DocumentAdded: that which it replaces, if any. */
  readonly replacesId?: string | null;
  /** Why an item was taken off a public agenda, or minutes corrected. */
  readonly reason?: TranslatedText;
  /** Of minutes approved: the meeting that approved them. */
  readonly approvedInId?: string;
}

/** What an event of the log says of a meeting's change; null where it does not say. */
export interface MeetingUpdate {
  readonly kind: MeetingUpdateKind;
  readonly meetingId: string;
  /** The bodies whose meeting it was then. */
  readonly bodyIds: readonly string[] | null;
  readonly agendaItemId: string | null;
  readonly documentId: string | null;
  /** True where the event comes from a dataset, which tells no more than what is stored now. */
  readonly ofDataset: boolean;
  readonly published: boolean;
}

/** Reads an event of the log as a meeting's change; null when it is none. */
export function meetingUpdateOf({ type, subject, payload }: LogEntry): MeetingUpdate | null {
  const kind = meetingUpdateKind(type);
  const meetingId = idIn(subject, 'Meeting') ?? idOrNull(payload.meetingId);
  if (kind === null || meetingId === null) return null;
  const { bodyId, jointWithIds } = payload;
  return {
    kind,
    meetingId,
    bodyIds: Array.isArray(jointWithIds) ? [bodyId as string, ...(jointWithIds as string[])] : null,
    agendaItemId: idOrNull(payload.agendaItemId) ?? idIn(subject, 'AgendaItem'),
    documentId: idOrNull(payload.documentId) ?? idIn(subject, 'Document'),
    ofDataset: type === 'AgendaItemAdded' || type === 'AttendanceRecorded',
    published: payload.published === true,
  };
}

function idIn(subject: string, type: string): string | null {
  return subject.startsWith(`${type}:`) ? subject.slice(type.length + 1) : null;
}

function idOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
