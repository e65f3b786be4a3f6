import { en } from '../texts';
import {
  acknowledged,
  answered,
  closed,
  decided,
  implementing,
  reportedBack,
  type SampleRecommendation,
  scheduled,
  submitted,
} from './steps';

const FROM = 'department';

/** What the department sent up. */
export const FROM_DEPARTMENT: readonly SampleRecommendation[] = [
  {
    key: 'childrens-budget',
    from: FROM,
    kind: 'BRIEFING',
    title: en(
      'What the Children’s Budget shows, and when it is due',
      'Qué muestra el Presupuesto de la Niñez y cuándo se entrega',
    ),
    ask: en(
      'Take note of the figures before the budget is set.',
      'Tomar nota de las cifras antes de fijar el presupuesto.',
    ),
    steps: [
      submitted([-46, 'MON']),
      acknowledged([-46, 'WED']),
      scheduled([-44, 'WED'], -10),
      decided(-10, { outcome: 'NOTED', answerDueOn: [-38, 'TUE'] }),
      answered(
        [-40, 'TUE'],
        en(
          'We have read it. Next year we want it four weeks earlier.',
          'Lo hemos leído. El año próximo lo queremos cuatro semanas antes.',
        ),
        en(
          'It came when most of the money was spoken for.',
          'Llegó cuando la mayor parte del dinero ya tenía destino.',
        ),
      ),
      reportedBack([-37, 'MON'], true, en('It will come four weeks earlier.', 'Llegará cuatro semanas antes.')),
      closed([-35, 'MON']),
    ],
  },
  {
    key: 'shared-calendar',
    from: FROM,
    title: en(
      'A yearly calendar of all citywide meetings, filed together',
      'Un calendario anual de todas las reuniones de la ciudad, presentado junto',
    ),
    ask: en(
      'File one schedule for all bodies by 31 January.',
      'Presentar un solo calendario de todos los órganos antes del 31 de enero.',
    ),
    steps: [submitted([-2, 'MON'])],
  },
  {
    key: 'one-application',
    from: FROM,
    indicators: ['preschool-seat'],
    title: en(
      'One application for all preschool programs',
      'Una sola solicitud para todos los programas de preescolar',
    ),
    ask: en(
      'Accept one page, in three languages, for every program that receives city money.',
      'Aceptar una sola hoja, en tres idiomas, para cada programa que recibe dinero de la ciudad.',
    ),
    endorsements: [
      {
        body: 'parent-cabinet',
        on: [-20, 'WED'],
        note: en('We filled in seven pages for one child.', 'Llenamos siete hojas para un solo niño.'),
      },
    ],
    steps: [
      submitted([-21, 'MON']),
      acknowledged([-20, 'MON']),
      scheduled([-18, 'THU'], -4),
      decided(-4, {
        outcome: 'ADOPTED',
        answerDueOn: [-10, 'FRI'],
        motion: { text: en('Adopt the proposal', 'Adoptar la propuesta') },
      }),
      answered(
        [-11, 'TUE'],
        en(
          'Yes. One page from the next enrollment season.',
          'Sí. Una sola hoja desde la próxima temporada de inscripción.',
        ),
        en(
          'Families fill in up to seven pages that ask the same.',
          'Las familias llenan hasta siete hojas que preguntan lo mismo.',
        ),
      ),
      implementing([-9, 'MON']),
    ],
  },
  {
    key: 'summer-rooms',
    from: FROM,
    kind: 'REQUEST',
    title: en('Which school rooms may stay open in the summer', 'Qué salones de escuela pueden abrir en verano'),
    ask: en('Say which rooms programs may use from July.', 'Decir qué salones pueden usar los programas desde julio.'),
    steps: [
      submitted([-30, 'MON']),
      acknowledged([-29, 'TUE']),
      scheduled([-23, 'THU'], -5),
      decided(-5, { outcome: 'NO_ACTION', answerDueOn: [-16, 'FRI'] }),
      answered(
        [-16, 'WED'],
        en(
          'The rooms are the school district’s to give, and it has given them.',
          'Los salones los asigna el distrito escolar, y ya los asignó.',
        ),
        en('There was nothing left to decide.', 'No quedaba nada que decidir.'),
      ),
    ],
  },
  {
    key: 'data-between-agencies',
    from: FROM,
    kind: 'REQUEST',
    indicators: ['chronic-absence-hps'],
    title: en('Which counts agencies may give each other', 'Qué recuentos pueden darse las agencias entre sí'),
    ask: en(
      'Let agencies exchange counts of ten or more by neighborhood, and nothing smaller.',
      'Permitir que las agencias se den recuentos de diez o más por barrio, y nada menor.',
    ),
    steps: [submitted([-8, 'MON']), acknowledged([-7, 'MON']), scheduled([-2, 'THU'], 1)],
  },
];
