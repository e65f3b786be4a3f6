import { en, englishOnly, es } from '../texts';
import {
  acknowledged,
  answered,
  closed,
  decided,
  deferred,
  implementing,
  reportedBack,
  type SampleRecommendation,
  scheduled,
  submitted,
} from './steps';

const FROM = 'parent-cabinet';

/** What parents sent up and the Cabinet has answered. */
export const PARENTS_ANSWERED: readonly SampleRecommendation[] = [
  {
    key: 'diapers-by-bus',
    from: FROM,
    priority: 'diapers',
    indicators: ['diapers', 'poverty'],
    title: es(
      'Un banco de pañales al que las familias lleguen en autobús',
      'A diaper bank that families can reach by bus',
    ),
    ask: es(
      'Abrir un banco de pañales en dos lugares con parada de autobús, una tarde-noche por semana, y sin pedir papeles.',
      'Open a diaper bank in two places on bus routes, one evening a week, and ask for no papers.',
    ),
    endorsements: [
      {
        body: 'wg-infant-toddler',
        on: [-34, 'WED'],
        note: en(
          'A community-wide diaper bank is on our list of potential strategies too.',
          'Un banco de pañales para toda la comunidad también está en nuestra lista de estrategias posibles.',
        ),
      },
    ],
    steps: [
      submitted([-36, 'MON']),
      acknowledged([-36, 'THU']),
      scheduled([-31, 'MON'], -7),
      deferred(
        -7,
        en(
          'Nobody could say what a second place would cost. The department was asked to find out.',
          'Nadie pudo decir cuánto costaría un segundo lugar. Se pidió al departamento averiguarlo.',
        ),
        { text: en('Put off until the cost is known', 'Aplazar hasta conocer el costo'), result: 'TABLED' },
      ),
      scheduled([-23, 'MON'], -5),
      decided(-5, {
        outcome: 'ADOPTED_WITH_CHANGES',
        answerDueOn: [-17, 'TUE'],
        motion: {
          text: en(
            'Adopt with changes: one place at once, the second when its lease is signed',
            'Adoptar con cambios: un lugar de inmediato, el segundo cuando se firme el contrato',
          ),
          votes: { 'seat-city-health': 'ABSTAIN' },
          corrected: {
            on: [-19, 'THU'],
            reason: en('The abstention had been written down as a yes.', 'La abstención se había anotado como un sí.'),
          },
        },
        conditions: en(
          'First place at once; the second when its lease is signed.',
          'El primer lugar de inmediato; el segundo cuando se firme el contrato.',
        ),
      }),
      answered(
        [-18, 'TUE'],
        en(
          'Yes. The city opens a diaper bank in two places. Both are on bus routes. No papers are asked for. The first opens on Thursdays until 7 p.m.',
          'Sí. La ciudad abre un banco de pañales en dos lugares. Los dos están en rutas de autobús. No se piden papeles. El primero abre los jueves hasta las 7 p. m.',
        ),
        en(
          'Programs report shorter days when diapers run out, and your sessions said the same in both languages. One evening instead of two, because staff for a second evening could not be found this year.',
          'Los programas acortan el día cuando se acaban los pañales, y sus sesiones dijeron lo mismo en los dos idiomas. Una tarde-noche y no dos, porque este año no se encontró personal para la segunda.',
        ),
      ),
      implementing([-15, 'MON']),
      reportedBack(
        [-5, 'THU'],
        false,
        es(
          'El primer lugar funciona: se puede llegar y nadie te pide nada. Pero el segundo se prometió para el North End y no hay fecha. Para nosotras esto no está terminado.',
          'The first place works: you can get there, and nobody asks you for anything. But the second was promised for the North End and there is no date. For us this is not finished.',
        ),
      ),
    ],
  },
  {
    key: 'evening-help',
    from: FROM,
    priority: 'evening-help',
    indicators: ['preschool-seat'],
    title: es('Ayuda para inscribirse, una tarde-noche al mes', 'Help with enrollment, one evening a month'),
    ask: es(
      'Que haya personal que ayude a inscribirse después de las cinco, una vez al mes, en dos idiomas.',
      'Have staff who help with enrollment after five, once a month, in two languages.',
    ),
    steps: [
      submitted([-50, 'FRI']),
      acknowledged([-49, 'WED']),
      scheduled([-49, 'THU'], -11),
      decided(-11, {
        outcome: 'ADOPTED',
        answerDueOn: [-43, 'TUE'],
        motion: { text: en('Adopt the request', 'Adoptar la petición') },
      }),
      answered(
        [-44, 'TUE'],
        en(
          'Yes. On the first Wednesday of each month the enrollment desk stays open until 8 p.m., in English and Spanish.',
          'Sí. El primer miércoles de cada mes la ventanilla de inscripción abre hasta las 8 p. m., en inglés y español.',
        ),
        en(
          'Half of the families who called said that they could not come in working hours.',
          'La mitad de las familias que llamaron dijo que no podía venir en horas de trabajo.',
        ),
      ),
      implementing([-42, 'MON']),
      reportedBack(
        [-20, 'THU'],
        true,
        es(
          'Fuimos. Había dos personas, una hablaba español, y en una hora quedó todo listo. Gracias.',
          'We went. There were two people, one spoke Spanish, and in an hour all was done. Thank you.',
        ),
      ),
      closed([-18, 'MON']),
    ],
  },
  {
    key: 'books-at-home',
    from: FROM,
    priority: 'books-at-home',
    indicators: ['home-languages'],
    related: ['books-referral'],
    title: es(
      'Libros en portugués y en criollo haitiano para llevar a casa',
      'Books in Portuguese and Haitian Creole to take home',
    ),
    ask: es(
      'Que cada centro tenga libros prestados en los idiomas que se hablan en casa.',
      'Have every center lend books in the languages that are spoken at home.',
    ),
    steps: [
      submitted([-24, 'WED']),
      acknowledged([-23, 'MON']),
      scheduled([-18, 'MON'], -4),
      decided(-4, {
        outcome: 'REFERRED',
        referredTo: 'wg-language-literacy',
        answerDueOn: [-12, 'TUE'],
        motion: {
          text: en('Refer to the Language + Literacy working group', 'Remitir al grupo de lenguaje y lectura'),
          votes: { parent: 'NO' },
        },
      }),
      answered(
        [-13, 'TUE'],
        en(
          'We ask the Language + Literacy working group to say which books, where, and at what cost, and to send it up within the season.',
          'Pedimos al grupo de lenguaje y lectura que diga qué libros, dónde y a qué costo, y que lo envíe esta temporada.',
        ),
        en(
          'The library buys books already; two lists would cost more than one.',
          'La biblioteca ya compra libros; dos listas costarían más que una.',
        ),
      ),
    ],
  },
  {
    key: 'open-seat',
    from: FROM,
    priority: 'open-seat',
    indicators: ['preschool-seat', 'licensed-and-actual-slots'],
    title: es(
      'Un solo lugar para preguntar por un cupo de preescolar',
      'One place to ask about an open preschool seat',
    ),
    ask: es(
      'Un número y una página, en español y en inglés, que digan hoy dónde hay cupo.',
      'One number and one page, in Spanish and English, that say where a seat is open today.',
    ),
    endorsements: [
      {
        body: 'department',
        on: [-22, 'FRI'],
        note: englishOnly('The centers are willing to report open seats once a week.'),
      },
    ],
    steps: [
      submitted([-23, 'WED']),
      acknowledged([-23, 'FRI']),
      scheduled([-14, 'MON'], -3),
      decided(-3, {
        outcome: 'ADOPTED',
        answerDueOn: [-8, 'THU'],
        motion: { text: en('Adopt the request', 'Adoptar la petición'), votes: { provider: 'RECUSED' } },
      }),
    ],
  },
];
