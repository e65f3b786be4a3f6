import { allOf, anyOf, type Condition } from '../../../platform/loaders/rows';
import { daysAfter, hoursAfter, hoursBefore, type Weekends } from './calendar-sql';

/** A record that the open-meeting rules ask for. */
export const RECORD_KINDS = ['NOTICE', 'AGENDA', 'VOTES', 'MINUTES', 'ADJOURNMENT_NOTICE'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What the clocks of one meeting say: when each record is due (null where none is), and which are late. */
export type MeetingClocks = Readonly<Record<RecordKind, Date | null>> & { readonly late: readonly RecordKind[] };

/** What the clocks are read by. */
export interface ClockReading {
  readonly now: Date;
  /** Kinds of meeting for which Saturdays and Sundays do not count. */
  readonly skipWeekends: readonly string[];
}

interface RecordClock {
  readonly due: (weekends: Weekends) => string;
  /** Holds when the record is there. */
  readonly there: string;
}

/** The true end of a meeting that was held; the planned one, or the start, where that is all that was entered. */
const END = `(CASE WHEN item.status = 'ADJOURNED' THEN COALESCE(item.adjournedAt, item.endsAt, item.startsAt) END)`;
const PUT_OFF = `(CASE WHEN item.status = 'NOT_HELD_NO_QUORUM' THEN COALESCE(item.adjournedAt, item.startsAt) END)`;
const OWES = `(item.kind IS DISTINCT FROM 'WORKING' AND item.status IS DISTINCT FROM 'CANCELLED')`;

/**
 * The clocks of the Connecticut Freedom of Information Act (C.G.S. 1-225 to 1-229) as SQL over rows of Meeting: when
 * each record is due, and what shows that it is there, a document of that kind above all. They warn and never block.
 *
 * | record | due | there when |
 * |---|---|---|
 * | NOTICE | 24 h before a special meeting, 48 h before a remote regular one | it was scheduled, or there is a document |
 * | AGENDA | 24 h before a meeting, unless it is an emergency | published, or there is a document |
 * | VOTES | 48 h after the end of a meeting that was held | they were recorded |
 * | MINUTES | 7 days after that end | posted, or there is a published document |
 * | ADJOURNMENT_NOTICE | 24 h after a meeting that had no quorum was put off | there is a document |
 *
 * A meeting that simply ends needs no notice of adjournment, only one put off to another time does (1-228). A hybrid
 * meeting counts as remote; a working meeting is none in law, and a cancelled one owes nothing. Where the record gives
 * only a day there is no instant to reckon from; where it does not say whether the meeting was held, nothing is called
 * late.
 */
const CLOCKS: Readonly<Record<RecordKind, RecordClock>> = {
  NOTICE: {
    due: (weekends) => `CASE WHEN item.kind = 'SPECIAL' THEN ${beforeStart(24, weekends)}
      WHEN item.kind = 'REGULAR' AND item.modality IN ('REMOTE', 'HYBRID') THEN ${beforeStart(48, weekends)} END`,
    there: `item.scheduledAt IS NOT NULL OR ${hasDocument('NOTICE')}`,
  },
  AGENDA: {
    due: (weekends) => `CASE WHEN item.kind IS DISTINCT FROM 'EMERGENCY' THEN ${beforeStart(24, weekends)} END`,
    there: `item.agendaPublishedAt IS NOT NULL OR ${hasDocument('AGENDA')}`,
  },
  VOTES: {
    due: (weekends) => hoursAfter(END, 48, 'item.timeZone', weekends),
    there: 'item.votesRecordedAt IS NOT NULL',
  },
  MINUTES: {
    due: (weekends) => daysAfter(END, 7, 'item.timeZone', weekends),
    there: `item.minutesStatus NOT IN ('NONE', 'DRAFT')
      OR ${hasDocument('MINUTES', 'AND document.published_at IS NOT NULL')}`,
  },
  ADJOURNMENT_NOTICE: {
    due: (weekends) => hoursAfter(PUT_OFF, 24, 'item.timeZone', weekends),
    there: hasDocument('ADJOURNMENT_NOTICE'),
  },
};

function beforeStart(hours: number, weekends: Weekends): string {
  return hoursBefore('item.startsAt', hours, 'item.timeZone', weekends);
}

function hasDocument(kind: string, more = ''): string {
  return `EXISTS (SELECT 1 FROM document WHERE document.meeting_id = item.id AND document.kind = '${kind}' ${more})`;
}

/** Meetings that the open-meeting rules bind. */
export const UNDER_CLOCKS: Condition = {
  sql: `EXISTS (SELECT 1 FROM body WHERE body.id = item.bodyId AND body.open_meeting_status = 'SUBJECT')`,
};

/** When a record is due, as SQL; null where none is owed. Its parameters are those of `clockParameters`. */
export function dueAt(record: RecordKind, { skipWeekends }: ClockReading): string {
  const { due } = CLOCKS[record];
  const skipped = skipWeekends.length > 0 ? `WHEN item.kind = ANY(:skipWeekends) THEN ${due('skipped')}` : '';
  return `(CASE WHEN NOT ${OWES} THEN NULL ${skipped} ELSE ${due('counted')} END)`;
}

/** Holds where a record is overdue and still missing, as SQL. Its parameters are those of `clockParameters`. */
export function isLate(record: RecordKind, reading: ClockReading): string {
  return `(item.status IS NOT NULL AND ${dueAt(record, reading)} < :clockNow AND NOT (${CLOCKS[record].there}))`;
}

/** Parameters of `dueAt` and `isLate`. */
export function clockParameters({ now, skipWeekends }: ClockReading): Record<string, unknown> {
  return { clockNow: now, skipWeekends };
}

/** Meetings of which one of the records is overdue and still missing. */
export function lateWith(records: readonly RecordKind[], reading: ClockReading): Condition {
  const conditions = records.map((record) => ({ sql: isLate(record, reading), parameters: clockParameters(reading) }));
  return allOf(UNDER_CLOCKS, anyOf(...conditions));
}
