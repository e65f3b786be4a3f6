import { en } from '../texts';
import {
  acknowledged,
  answered,
  closed,
  decided,
  implementing,
  referredHere,
  reportedBack,
  type SampleRecommendation,
  scheduled,
  submitted,
} from './steps';

const FROM = 'wg-language-literacy';

/** What the Language + Literacy group sent up, and what was referred to it. */
export const FROM_LANGUAGE_LITERACY: readonly SampleRecommendation[] = [
  {
    key: 'library-card',
    from: FROM,
    strategy: 'card-at-enrollment',
    indicators: ['grade3-reading', 'library-cards'],
    title: en(
      'A library card with every preschool enrollment',
      'Una tarjeta de biblioteca con cada inscripción a preescolar',
    ),
    ask: en(
      'Put one line for a library card on the enrollment page of every program that the city pays for.',
      'Poner una línea para la tarjeta de biblioteca en la hoja de inscripción de cada programa que paga la ciudad.',
    ),
    steps: [submitted([-12, 'MON']), acknowledged([-11, 'WED']), scheduled([-2, 'THU'], 1)],
  },
  {
    key: 'story-times',
    from: FROM,
    strategy: 'saturday-stories',
    indicators: ['story-time-families'],
    title: en(
      'Story times in Spanish and Portuguese on Saturdays',
      'Horas de cuento en español y portugués los sábados',
    ),
    ask: en(
      'Open every branch one Saturday morning a month, in one of the two languages.',
      'Abrir cada biblioteca un sábado por la mañana al mes, en uno de los dos idiomas.',
    ),
    steps: [
      submitted([-52, 'MON']),
      acknowledged([-52, 'WED']),
      scheduled([-51, 'MON'], -11),
      decided(-11, {
        outcome: 'ADOPTED',
        answerDueOn: [-43, 'TUE'],
        motion: { text: en('Adopt the proposal', 'Adoptar la propuesta') },
      }),
      answered(
        [-45, 'TUE'],
        en('Yes, in all branches, from the coming month.', 'Sí, en todas las bibliotecas, desde el mes que viene.'),
        en(
          'One branch tried it, and half of the families came back.',
          'Una biblioteca lo probó, y la mitad de las familias volvió.',
        ),
      ),
      implementing([-43, 'WED']),
      reportedBack(
        [-16, 'FRI'],
        true,
        en(
          'All branches do it. Families come from across the river.',
          'Todas lo hacen. Vienen familias del otro lado del río.',
        ),
      ),
      closed([-14, 'MON']),
    ],
  },
  {
    key: 'books-referral',
    from: FROM,
    indicators: ['home-languages'],
    title: en(
      'Referred to us: books in Portuguese and Haitian Creole to take home',
      'Remitido a nuestro grupo: libros en portugués y en criollo haitiano para llevar a casa',
    ),
    ask: en('Say which books, in which centers, and at what cost.', 'Decir qué libros, en qué centros y a qué costo.'),
    steps: referredHere(
      -4,
      en(
        'Referred by the Mayor’s Cabinet: say which books, where, and at what cost.',
        'Remitido por el Gabinete del Alcalde: digan qué libros, dónde y a qué costo.',
      ),
    ),
  },
  {
    key: 'reading-corners',
    from: FROM,
    indicators: ['grade3-reading'],
    title: en('Reading corners where families wait', 'Rincones de lectura donde esperan las familias'),
    ask: en(
      'A shelf and two small chairs in each clinic and office where families wait longer than ten minutes.',
      'Un estante y dos sillas pequeñas en cada clínica y oficina donde las familias esperan más de diez minutos.',
    ),
    steps: [
      submitted([-40, 'MON']),
      acknowledged([-39, 'TUE']),
      scheduled([-36, 'TUE'], -8),
      decided(-8, {
        outcome: 'ADOPTED',
        answerDueOn: [-29, 'TUE'],
        motion: { text: en('Adopt the proposal', 'Adoptar la propuesta') },
      }),
      answered(
        [-31, 'WED'],
        en(
          'Yes, in the city’s own offices; the clinics are asked to follow.',
          'Sí, en las oficinas de la ciudad; se pide a las clínicas que sigan.',
        ),
        en(
          'A shelf costs little, and the foundation pays for the books.',
          'Un estante cuesta poco, y la fundación paga los libros.',
        ),
      ),
      implementing([-29, 'WED']),
      reportedBack(
        [-6, 'WED'],
        true,
        en(
          'Eleven corners stand. Children show their parents where the books are.',
          'Ya hay once rincones. Los niños enseñan a sus padres dónde están los libros.',
        ),
      ),
    ],
  },
];
