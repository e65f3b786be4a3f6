import type { Book } from './book';
import { indicatorId } from './indicators';
import { meetingName, type Turn } from './meetings/series';
import type { Week } from './sample-year';
import { es, SAMPLE } from './texts';

const CABINET = 'parent-cabinet';

type Words = readonly [spanish: string, english: string];

interface SamplePriority {
  readonly key: string;
  readonly title: Words;
  readonly why: Words;
  readonly status: 'HEARD' | 'CHOSEN' | 'SENT' | 'ANSWERED' | 'CLOSED';
  readonly raisedOn: Week;
  /** The lower end of the band of ten that the number of parents falls into. */
  readonly band: number;
  readonly areas: readonly string[];
  readonly sessions: readonly string[];
  readonly meetings: readonly Turn[];
  readonly indicators: readonly string[];
}

/** What parents said matters. The keys are those by which recommendations name it. */
const PRIORITIES: readonly SamplePriority[] = [
  {
    key: 'diapers',
    title: ['Los pañales se acaban antes que el mes', 'Diapers run out before the month does'],
    why: [
      'Acortamos el día porque ya no hay pañales que mandar. El lugar que los da queda a dos autobuses y cierra a las cuatro.',
      'We cut the day short because there are no diapers left to send. The place that gives them is two buses away and closes at four.',
    ],
    status: 'ANSWERED',
    raisedOn: [-53, 'THU'],
    band: 30,
    areas: ['Frog Hollow', 'Parkville', 'North End'],
    sessions: ['frog-hollow-1', 'north-end-1', 'parkville-1'],
    meetings: [-10, -9],
    indicators: ['diapers', 'poverty'],
  },
  {
    key: 'evening-help',
    title: ['Inscribirse después del trabajo', 'Enrolling after work'],
    why: ['La ventanilla cierra cuando salimos.', 'The desk closes when we leave work.'],
    status: 'CLOSED',
    raisedOn: [-54, 'THU'],
    band: 20,
    areas: ['Frog Hollow'],
    sessions: ['frog-hollow-1'],
    meetings: [-12],
    indicators: ['preschool-seat'],
  },
  {
    key: 'books-at-home',
    title: ['Libros en el idioma de la casa', 'Books in the language of the house'],
    why: ['Los niños olvidan las palabras de la abuela.', 'The children forget their grandmother’s words.'],
    status: 'ANSWERED',
    raisedOn: [-30, 'TUE'],
    band: 10,
    areas: ['Asylum Hill', 'Parkville'],
    sessions: ['parkville-1', 'asylum-hill-1'],
    meetings: [-7],
    indicators: ['home-languages', 'grade3-reading'],
  },
  {
    key: 'open-seat',
    title: ['Nadie sabe dónde hay un cupo', 'Nobody knows where a seat is open'],
    why: ['Llamamos a once centros. Tres contestaron.', 'We called eleven centers. Three answered.'],
    status: 'SENT',
    raisedOn: [-26, 'THU'],
    band: 40,
    areas: ['Frog Hollow', 'South End'],
    sessions: ['frog-hollow-2'],
    meetings: [-6],
    indicators: ['preschool-seat', 'capacity-used-ct'],
  },
  {
    key: 'come-to-meetings',
    title: ['No podemos ir a las reuniones sin cuidado de niños', 'We cannot come to meetings without child care'],
    why: [
      'Deciden sobre nuestros niños a la hora en que los acostamos.',
      'They decide about our children at the hour when we put them to bed.',
    ],
    status: 'SENT',
    raisedOn: [-17, 'TUE'],
    band: 20,
    areas: ['North End', 'Parkville'],
    sessions: ['north-end-2'],
    meetings: [-4],
    indicators: ['chronic-absence-hps'],
  },
  {
    key: 'our-language',
    title: ['Avísennos en nuestro idioma antes de que sea tarde', 'Tell us in our language before it is too late'],
    why: [
      'La carta llegó en inglés, después de la tercera ausencia.',
      'The letter came in English, after the third absence.',
    ],
    status: 'SENT',
    raisedOn: [-10, 'WED'],
    band: 20,
    areas: ['South End'],
    sessions: ['south-end-1'],
    meetings: [-2],
    indicators: ['chronic-absence-hps'],
  },
  {
    key: 'shade',
    title: ['Sombra y agua en los parques pequeños', 'Shade and water at the small playgrounds'],
    why: ['En julio los columpios queman.', 'In July the swings burn.'],
    status: 'SENT',
    raisedOn: [-30, 'TUE'],
    band: 10,
    areas: ['Asylum Hill', 'North End'],
    sessions: ['asylum-hill-1'],
    meetings: [-7],
    indicators: [],
  },
  {
    key: 'crossings',
    title: ['Cruzar la avenida con dos niños', 'Crossing the avenue with two children'],
    why: [
      'No hay línea pintada ni señal frente al centro.',
      'There is neither a painted line nor a sign in front of the center.',
    ],
    status: 'SENT',
    raisedOn: [-3, 'WED'],
    band: 10,
    areas: ['Parkville'],
    sessions: ['parkville-2'],
    meetings: [-1],
    indicators: [],
  },
  {
    key: 'strollers',
    title: ['Un lugar para el cochecito', 'A place for the stroller'],
    why: ['Lo dejamos en la calle y un día ya no estaba.', 'We leave it in the street, and one day it was gone.'],
    status: 'CHOSEN',
    raisedOn: [-46, 'THU'],
    band: 10,
    areas: ['North End'],
    sessions: ['north-end-1'],
    meetings: [-9],
    indicators: [],
  },
  {
    key: 'long-waits',
    title: ['Esperas largas para una cita', 'Long waits for a visit'],
    why: ['Dos meses para que alguien nos escuche.', 'Two months until somebody listens to us.'],
    status: 'CHOSEN',
    raisedOn: [-10, 'WED'],
    band: 20,
    areas: ['South End'],
    sessions: ['south-end-1'],
    meetings: [-2, -1],
    indicators: ['mental-health-wait', 'maternal-depression-screening'],
  },
  {
    key: 'screening-once',
    title: ['Contestar una sola vez', 'Answering once'],
    why: ['Tres veces el mismo formulario, y nadie llamó.', 'Three times the same form, and nobody called.'],
    status: 'HEARD',
    raisedOn: [-3, 'WED'],
    band: 0,
    areas: ['Parkville'],
    sessions: ['parkville-2'],
    meetings: [],
    indicators: ['screened'],
  },
];

export function priorities(book: Book): void {
  for (const { key, title, why, band, raisedOn, sessions, meetings, indicators, ...priority } of PRIORITIES) {
    book.add(CABINET, 'ParentPriority', key, {
      ...priority,
      cabinetId: CABINET,
      title: es(...title),
      why: es(...why),
      heardFromMin: band,
      heardFromMax: band + 9,
      raisedOn: book.year.day(raisedOn),
      sessionIds: sessions.map((session) => book.id('ListeningSession', session)),
      meetingIds: meetings.map((turn) => book.id('Meeting', meetingName(CABINET, turn))),
      indicatorIds: indicators.map((indicator) => indicatorId(book, indicator)),
      provenance: SAMPLE,
    });
  }
}
