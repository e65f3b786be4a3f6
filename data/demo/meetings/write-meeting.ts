import type { Book } from '../book';
import { grantId } from '../grants';
import type { Week } from '../sample-year';
import { en, SAMPLE } from '../texts';
import type { Item } from './agenda';
import { exceptionOf, wasHeld } from './exceptions';
import { dayOfTurn, meetingName, type Series, topicOf, type Turn, TURNS } from './series';

/** How many came to a meeting whose roll is not kept by name. */
export interface Counts {
  readonly presentCount: number;
  readonly absentCount: number;
  readonly excusedCount: number;
}

/** Writes one meeting of a series with its agenda; rolls, motions and papers come from elsewhere. */
export function writeMeeting(
  book: Book,
  series: Series,
  turn: Turn,
  items: readonly Item[],
  counts: Counts | null,
): void {
  const name = meetingName(series.body, turn);
  const week = dayOfTurn(series, turn);
  const exception = exceptionOf(name);
  const startsAt = book.year.at(week, series.time);
  const held = turn < 0 && wasHeld(name);
  book.add('department', 'Meeting', name, {
    ...described(series, turn),
    version: held ? 8 : 2,
    date: book.year.day(week),
    startsAt,
    endsAt: later(startsAt, series.minutes),
    previousStartsAt: exception.movedFrom ? book.year.at(exception.movedFrom, series.time) : null,
    status: exception.status ?? (turn < 0 ? 'ADJOURNED' : turn === 1 ? 'AGENDA_PUBLISHED' : 'SCHEDULED'),
    statusReason: exception.reason ?? null,
    scheduledAt: book.year.at([Math.min(week[0] - 8, -3), 'MON'], '09:00'),
    agendaPublishedAt: turn <= 1 ? book.year.at(publicationOf(week), '12:00') : null,
    ...(held ? session(book, series, turn, startsAt) : {}),
    ...(exception.status === 'NOT_HELD_NO_QUORUM' ? { adjournedAt: later(startsAt, 25) } : {}),
    ...(held && counts ? counts : {}),
  });
  items.forEach((item, index) =>
    writeItem(book, name, item, index, { held, startsAt, slot: Math.floor(series.minutes / items.length) }),
  );
}

function described(series: Series, turn: Turn) {
  const exception = exceptionOf(meetingName(series.body, turn));
  return {
    title: en(...series.title),
    bodyId: series.body,
    jointWithIds: exception.jointWith ?? [],
    kind: series.kind,
    modality: series.modality,
    place: series.place ? en(...series.place) : null,
    joinUrl: series.modality === 'IN_PERSON' ? null : `https://example.org/join/${series.body}`,
    interpretation: exception.interpretation ?? series.interpretation,
    objectives: [en(...topicOf(series, turn))],
    provenance: SAMPLE,
  };
}

/** What is known of a meeting that took place: begin, end, votes, minutes. */
function session(book: Book, series: Series, turn: Turn, startsAt: string) {
  const { minutes, votesMissing } = exceptionOf(meetingName(series.body, turn));
  const week = dayOfTurn(series, turn);
  const minutesStatus = minutes ?? 'APPROVED';
  const approved = minutesStatus === 'APPROVED' || minutesStatus === 'CORRECTED';
  return {
    startedAt: later(startsAt, 4),
    adjournedAt: later(startsAt, series.minutes - 5),
    votesRecordedAt: votesMissing ? null : later(startsAt, 22 * 60),
    minutesStatus,
    minutesPostedAt:
      minutesStatus === 'NONE' || minutesStatus === 'DRAFT' ? null : book.year.at(minutesPostedOn(week), '11:00'),
    minutesApprovedInId: approved ? book.id('Meeting', meetingName(series.body, approvedIn(series.body, turn))) : null,
  };
}

/** Minutes are posted on the Friday of the week in which the body met. */
function minutesPostedOn([weeks]: Week): Week {
  return [weeks, 'FRI'];
}

/** The next meeting of the body that was held and whose votes were written down. */
function approvedIn(body: string, turn: Turn): Turn {
  const next = TURNS.find(
    (later_) =>
      later_ > turn && wasHeld(meetingName(body, later_)) && !exceptionOf(meetingName(body, later_)).votesMissing,
  );
  if (next === undefined || next > 0) throw new Error(`No past meeting of ${body} could approve minutes of ${turn}`);
  return next;
}

/** Agendas come out on the Thursday of the week before, and never later than last week. */
function publicationOf([weeks]: Week): Week {
  return [Math.min(weeks - 1, -1), 'THU'];
}

interface Slot {
  readonly held: boolean;
  readonly startsAt: string;
  /** Minutes for one item. */
  readonly slot: number;
}

function writeItem(book: Book, meeting: string, item: Item, index: number, { held, startsAt, slot }: Slot): void {
  const { key, status, lateVote, grant, documents = [], motion: _motion, ...printed } = item;
  const opened = later(startsAt, 4 + index * slot);
  book.add('department', 'AgendaItem', `${meeting}/${key}`, {
    ...printed,
    meetingId: book.id('Meeting', meeting),
    position: (index + 1) * 10,
    grantId: grant ? grantId(book, grant) : null,
    documentIds: documents.map((paper) => book.id('Document', paper)),
    status: status ?? (held ? 'DONE' : 'PLANNED'),
    addedLate: lateVote !== undefined,
    lateVoteYes: lateVote?.yes ?? null,
    lateVoteNo: lateVote?.no ?? null,
    expectedAt: later(startsAt, index * slot),
    openedAt: held ? opened : null,
    closedAt: held ? later(opened, slot - 1) : null,
  });
}

/** The instant that many minutes after another. */
export function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
