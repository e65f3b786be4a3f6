import type { Book } from '../book';
import { MEMBERS } from '../group-members';
import { PARENTS, personId } from '../people';
import { en, SAMPLE } from '../texts';
import { topicalAgenda } from './agenda';
import { CABINET, TOPICAL } from './bodies';
import { cabinetAgenda } from './cabinet-agenda';
import { wasHeld } from './exceptions';
import { meetingPapers } from './papers';
import { rollOf } from './roll';
import { meetingName, type Series, topicOf, type Turn, TURNS } from './series';
import { type Counts, later, writeMeeting } from './write-meeting';
import { writeMotions } from './write-motion';

/** Writes the meetings of all bodies, with agendas, rolls, motions, supports and papers. */
export function meetings(book: Book): void {
  for (const turn of TURNS) {
    cabinetMeeting(book, turn);
    for (const series of TOPICAL) topicalMeeting(book, series, turn);
  }
  forgottenMeeting(book);
  meetingPapers(book);
}

function cabinetMeeting(book: Book, turn: Turn): void {
  const items = turn === 3 ? [] : cabinetAgenda(turn);
  writeMeeting(book, CABINET, turn, items, null);
  writeMotions(book, turn, items);
  const name = meetingName(CABINET.body, turn);
  const called = turn < 0 && turn !== -6;
  const lines = called ? rollOf(book, turn) : [];
  lines.forEach(({ seat, seatId, personId: person, asDesignee, presence }, index) => {
    const line = {
      meetingId: book.id('Meeting', name),
      position: (index + 1) * 10,
      personId: person,
      seatId,
      asDesignee,
      presence,
    };
    book.add('department', 'RollCallEntry', `${name}/${seat}`, line);
  });
}

function topicalMeeting(book: Book, series: Series, turn: Turn): void {
  const name = meetingName(series.body, turn);
  const items = turn === 3 ? [] : topicalAgenda(en(...topicOf(series, turn)), series.body);
  const byName = turn === -1 && series.body in MEMBERS;
  writeMeeting(book, series, turn, items, byName ? null : countsOf(series.body, turn));
  if (byName) rollByName(book, series.body, name);
  if (series.supports.length > 0) supports(book, name, series.supports);
}

/** Of those who belong to the body a few are away each time, never the same number twice running. */
function countsOf(body: string, turn: Turn): Counts {
  const expected = body === 'parent-cabinet' ? PARENTS - 4 : (MEMBERS[body]?.length ?? 8) - 1;
  const excusedCount = Math.abs(turn) % 3;
  const absentCount = (Math.abs(turn) * 2) % 5;
  return { presentCount: expected - excusedCount - absentCount, absentCount, excusedCount };
}

function rollByName(book: Book, group: string, meeting: string): void {
  const sitting = MEMBERS[group].filter(([, , , to]) => !to);
  sitting.forEach(([person], index) =>
    book.add('department', 'RollCallEntry', `${meeting}/${person}`, {
      meetingId: book.id('Meeting', meeting),
      position: (index + 1) * 10,
      personId: personId(book, person),
      presence: index % 7 === 3 ? 'EXCUSED' : index % 2 === 0 ? 'PRESENT' : 'PRESENT_REMOTELY',
    }),
  );
}

function supports(book: Book, meeting: string, offered: readonly string[]): void {
  if (!wasHeld(meeting)) return;
  book.add('parent-cabinet', 'MeetingSupports', meeting, { meetingId: book.id('Meeting', meeting), supports: offered });
}

/** A special meeting of last week: its agenda was never published, and what became of it was never entered. */
function forgottenMeeting(book: Book): void {
  const startsAt = book.year.at([-1, 'FRI'], '12:00');
  const name = 'mayors-cabinet/special';
  book.add('department', 'Meeting', name, {
    title: en(
      'Mayor’s Cabinet for Young Children, special meeting',
      'Gabinete del Alcalde para la Primera Infancia, reunión especial',
    ),
    bodyId: CABINET.body,
    kind: 'SPECIAL',
    date: book.year.day([-1, 'FRI']),
    startsAt,
    endsAt: later(startsAt, 60),
    status: 'SCHEDULED',
    modality: 'REMOTE',
    joinUrl: 'https://example.org/join/mayors-cabinet',
    interpretation: ['es'],
    objectives: [en('Sign the letter on heating', 'Firmar la carta sobre la calefacción')],
    scheduledAt: book.year.at([-2, 'TUE'], '09:00'),
    provenance: SAMPLE,
  });
}
