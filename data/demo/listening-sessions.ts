import type { Book } from './book';
import type { Week } from './sample-year';
import { es, SAMPLE } from './texts';

const CABINET = 'parent-cabinet';

type Support = 'CHILD_CARE' | 'FOOD' | 'INTERPRETATION' | 'TRANSPORT' | 'STIPEND';

interface SampleSession {
  readonly key: string;
  readonly on: Week;
  readonly area: string;
  readonly languages: readonly string[];
  /** The lower end of the band of ten that the number of those who came falls into. */
  readonly band: number;
  readonly supports: readonly Support[];
  readonly themes: readonly (readonly [spanish: string, english: string])[];
}

const SESSIONS: readonly SampleSession[] = [
  {
    key: 'frog-hollow-1',
    on: [-54, 'THU'],
    area: 'Frog Hollow',
    languages: ['es', 'en'],
    band: 20,
    supports: ['CHILD_CARE', 'FOOD', 'INTERPRETATION'],
    themes: [
      ['Los pañales se acaban antes que el mes', 'Diapers run out before the month does'],
      ['Inscribirse después del trabajo', 'Enrolling after work'],
    ],
  },
  {
    key: 'north-end-1',
    on: [-46, 'THU'],
    area: 'North End',
    languages: ['en'],
    band: 10,
    supports: ['CHILD_CARE', 'FOOD', 'TRANSPORT'],
    themes: [
      ['Dos autobuses para llegar', 'Two buses to get there'],
      ['Un lugar para el cochecito', 'A place for the stroller'],
    ],
  },
  {
    key: 'parkville-1',
    on: [-38, 'WED'],
    area: 'Parkville',
    languages: ['pt', 'es'],
    band: 10,
    supports: ['CHILD_CARE', 'FOOD', 'INTERPRETATION'],
    themes: [
      ['Cuentos en portugués', 'Stories in Portuguese'],
      ['Pañales', 'Diapers'],
    ],
  },
  {
    key: 'asylum-hill-1',
    on: [-30, 'TUE'],
    area: 'Asylum Hill',
    languages: ['en', 'ht'],
    band: 0,
    supports: ['FOOD', 'INTERPRETATION'],
    themes: [
      ['Libros en criollo haitiano', 'Books in Haitian Creole'],
      ['Sombra en los parques', 'Shade in the parks'],
    ],
  },
  {
    key: 'frog-hollow-2',
    on: [-26, 'THU'],
    area: 'Frog Hollow',
    languages: ['es', 'en'],
    band: 30,
    supports: ['CHILD_CARE', 'FOOD', 'INTERPRETATION', 'TRANSPORT'],
    themes: [['Nadie sabe dónde hay un cupo', 'Nobody knows where a seat is open']],
  },
  {
    key: 'north-end-2',
    on: [-17, 'TUE'],
    area: 'North End',
    languages: ['en', 'es'],
    band: 20,
    supports: ['CHILD_CARE', 'FOOD', 'TRANSPORT', 'STIPEND'],
    themes: [['No podemos ir a las reuniones sin cuidado de niños', 'We cannot come to meetings without child care']],
  },
  {
    key: 'south-end-1',
    on: [-10, 'WED'],
    area: 'South End',
    languages: ['es'],
    band: 20,
    supports: ['CHILD_CARE', 'FOOD'],
    themes: [
      ['Las cartas llegan en inglés', 'The letters come in English'],
      ['Esperas largas para una cita', 'Long waits for a visit'],
    ],
  },
  {
    key: 'parkville-2',
    on: [-3, 'WED'],
    area: 'Parkville',
    languages: ['es', 'pt', 'en'],
    band: 10,
    supports: ['CHILD_CARE', 'FOOD', 'INTERPRETATION'],
    themes: [['Cruzar la avenida con dos niños', 'Crossing the avenue with two children']],
  },
];

export function listeningSessions(book: Book): void {
  for (const { key, on, band, themes, ...session } of SESSIONS) {
    book.add(CABINET, 'ListeningSession', key, {
      ...session,
      cabinetId: CABINET,
      on: book.year.day(on),
      attendanceMin: band,
      attendanceMax: band + 9,
      themes: themes.map(([spanish, english]) => es(spanish, english)),
      provenance: SAMPLE,
    });
  }
}
