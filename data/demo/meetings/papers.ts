import type { Book } from '../book';
import { en, SAMPLE, unchecked } from '../texts';
import { CABINET, TOPICAL } from './bodies';
import { exceptionOf, wasHeld } from './exceptions';
import { dayOfTurn, meetingName, type Series, topicOf, type Turn, TURNS } from './series';

/** The papers of the meetings: minutes, notices, packets, and those that belong to a body as a whole. */
export function meetingPapers(book: Book): void {
  for (const series of [CABINET, ...TOPICAL]) {
    const held = TURNS.filter((turn) => turn < 0 && wasHeld(meetingName(series.body, turn)));
    for (const turn of held) minutes(book, series, turn);
  }
  correctedMinutes(book);
  cabinetNotices(book);
  bodyPapers(book);
}

function minutes(book: Book, series: Series, turn: Turn): void {
  const name = meetingName(series.body, turn);
  const status = exceptionOf(name).minutes ?? 'APPROVED';
  if (status === 'NONE') return;
  const [weeks] = dayOfTurn(series, turn);
  const [english, spanish] = topicOf(series, turn);
  const day = book.year.day(dayOfTurn(series, turn));
  paper(book, `minutes/${name}`, {
    kind: 'MINUTES',
    title: en(`Minutes, ${day}`, `Acta, ${day}`),
    languages: ['en', 'es'],
    text: unchecked(
      `The body met on ${day}. It spoke about: ${english}. What was agreed stands among the decisions and the tasks.`,
      `El órgano se reunió el ${day}. Habló de: ${spanish}. Lo acordado figura entre las decisiones y las tareas.`,
    ),
    publishedAt: status === 'DRAFT' ? null : book.year.at([weeks, 'FRI'], '11:00'),
    accessible: true,
    meetingId: book.id('Meeting', name),
    bodyId: series.body,
  });
}

/** One body found a mistake in minutes that were approved; the first version stays readable. */
function correctedMinutes(book: Book): void {
  const name = meetingName(CABINET.body, -5);
  const day = book.year.day(dayOfTurn(CABINET, -5));
  paper(book, `minutes/${name}/corrected`, {
    kind: 'MINUTES',
    title: en(`Minutes, ${day}, corrected`, `Acta, ${day}, corregida`),
    languages: ['en', 'es'],
    text: en(
      'Corrected: on the diaper bank, City Health and Human Services abstained.',
      'Corregido: sobre el banco de pañales, Salud y Servicios Humanos de la Ciudad se abstuvo.',
    ),
    publishedAt: book.year.at([-15, 'WED'], '11:00'),
    accessible: true,
    replacesId: book.id('Document', `minutes/${name}`),
    meetingId: book.id('Meeting', name),
    bodyId: CABINET.body,
  });
}

function cabinetNotices(book: Book): void {
  const notHeld = meetingName(CABINET.body, -9);
  const [weeks] = dayOfTurn(CABINET, -9);
  paper(book, `adjournment/${notHeld}`, {
    kind: 'ADJOURNMENT_NOTICE',
    title: en('Put off for want of a quorum', 'Aplazada por falta de quórum'),
    languages: ['en', 'es'],
    text: en('The meeting is put off to the next regular one.', 'La reunión se aplaza a la próxima ordinaria.'),
    publishedAt: book.year.at([weeks, 'WED'], '09:00'),
    meetingId: book.id('Meeting', notHeld),
    bodyId: CABINET.body,
  });
  paper(book, 'packet/healthy-start', {
    kind: 'PACKET',
    title: en('Healthy start: who applied, what is proposed', 'Comienzo saludable: quién solicitó, qué se propone'),
    languages: ['en'],
    text: en(
      'Four organizations applied; the amounts proposed are those of the awards.',
      'Solicitaron cuatro organizaciones; los montos propuestos son los de las asignaciones.',
    ),
    publishedAt: book.year.at([-30, 'THU'], '12:00'),
    meetingId: book.id('Meeting', meetingName(CABINET.body, -7)),
    bodyId: CABINET.body,
  });
}

function bodyPapers(book: Book): void {
  paper(book, 'schedule/mayors-cabinet', {
    kind: 'ANNUAL_SCHEDULE',
    title: en('Regular meetings of the coming year', 'Reuniones ordinarias del año que viene'),
    languages: ['en', 'es'],
    text: en(
      'On Tuesdays at 5:30 p.m., about once a month.',
      'Los martes a las 5:30 p. m., una vez al mes aproximadamente.',
    ),
    publishedAt: book.year.at([-2, 'MON'], '09:00'),
    accessible: true,
    bodyId: CABINET.body,
  });
  paper(book, 'needs/department', {
    kind: 'NEEDS_ASSESSMENT',
    title: en('What families with young children need', 'Qué necesitan las familias con niños pequeños'),
    languages: ['en', 'es', 'pt'],
    text: en(
      'Seats near home, visits sooner, words in the family’s language.',
      'Cupos cerca de casa, citas más pronto, palabras en el idioma de la familia.',
    ),
    publishedAt: book.year.at([-45, 'MON'], '09:00'),
    accessible: true,
    bodyId: 'department',
  });
  paper(book, 'plan/mayors-cabinet', {
    kind: 'PLAN',
    title: en('Common agenda for young children', 'Agenda común para la primera infancia'),
    languages: ['en', 'es'],
    text: en(
      'Four goals, and the indicators that tell whether they come nearer.',
      'Cuatro metas, y los indicadores que dicen si se acercan.',
    ),
    publishedAt: book.year.at([-50, 'MON'], '09:00'),
    accessible: null,
    bodyId: CABINET.body,
  });
}

function paper(book: Book, name: string, properties: Readonly<Record<string, unknown>>): void {
  book.add('department', 'Document', name, { ...properties, provenance: SAMPLE });
}
