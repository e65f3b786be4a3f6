import { en } from '../texts';
import {
  acknowledged,
  answered,
  closed,
  decided,
  implementing,
  returned,
  type SampleRecommendation,
  scheduled,
  setBack,
  submitted,
} from './steps';

const FROM = 'wg-mental-health';

/** What the Mental + Behavioral Health group sent up. */
export const FROM_MENTAL_HEALTH: readonly SampleRecommendation[] = [
  {
    key: 'pyramid-coaching',
    from: FROM,
    strategy: 'coaching',
    indicators: ['educators-staying'],
    title: en(
      'Pyramid Model coaching for every early educator',
      'Acompañamiento en el Modelo Pirámide para cada educador de primera infancia',
    ),
    ask: en(
      'Pay for two mornings a month with a coach, for every educator in a city program.',
      'Pagar dos mañanas al mes con una acompañante, para cada educador de un programa de la ciudad.',
    ),
    steps: [
      submitted([-25, 'MON']),
      acknowledged([-24, 'TUE']),
      scheduled([-14, 'TUE'], -3),
      decided(-3, {
        outcome: 'DECLINED',
        answerDueOn: [-8, 'THU'],
        motion: {
          text: en('Decline for this budget year', 'No aceptar en este año presupuestario'),
          votes: { provider: 'NO', parent: 'ABSTAIN' },
        },
      }),
      answered(
        [-9, 'TUE'],
        en(
          'Not this year. The thirty places that the college offers go to the classrooms with most new educators.',
          'Este año no. Las treinta plazas que ofrece la escuela docente van a los salones con más educadores nuevos.',
        ),
        en(
          'Every educator would take three more coaches than there are in the region.',
          'Para todos harían falta tres acompañantes más de los que hay en la región.',
        ),
      ),
    ],
  },
  {
    key: 'focus-group-pay',
    from: FROM,
    title: en(
      'Pay for focus groups with parents and caregivers',
      'Pagar grupos de conversación con padres y cuidadores',
    ),
    ask: en(
      'Pay parents for the evening that they give, and a person who writes it down.',
      'Pagar a los padres la tarde que dan, y a una persona que tome nota.',
    ),
    steps: [
      submitted([-6, 'TUE']),
      returned(
        [-3, 'TUE'],
        en(
          'It does not say who would run the groups, nor in which languages.',
          'No dice quién haría los grupos ni en qué idiomas.',
        ),
      ),
    ],
  },
  {
    key: 'calm-corners',
    from: FROM,
    indicators: ['mental-health-wait'],
    title: en('A calm corner in every preschool room', 'Un rincón de calma en cada salón de preescolar'),
    ask: en(
      'Give each room a rug, a tent and a day of training, and ask after a season what it changed.',
      'Dar a cada salón una alfombra, una tienda y un día de formación, y preguntar tras una temporada qué cambió.',
    ),
    steps: [
      submitted([-44, 'MON']),
      acknowledged([-43, 'WED']),
      scheduled([-40, 'MON'], -9),
      setBack([-38, 'TUE'], -9, en('The meeting had no quorum.', 'La reunión no tuvo quórum.')),
      scheduled([-36, 'MON'], -8),
      decided(-8, {
        outcome: 'ADOPTED',
        answerDueOn: [-29, 'TUE'],
        motion: { text: en('Adopt the proposal', 'Adoptar la propuesta') },
      }),
      answered(
        [-30, 'TUE'],
        en('Yes, for sixty rooms, in two rounds.', 'Sí, para sesenta salones, en dos rondas.'),
        en(
          'Four rooms tried it, and the educators ask for it.',
          'Cuatro salones lo probaron, y los educadores lo piden.',
        ),
      ),
      implementing([-28, 'MON']),
    ],
  },
  {
    key: 'nomination',
    from: FROM,
    kind: 'NOMINATION',
    title: en(
      'Someone who knows early childhood mental health, for the health care seat',
      'Alguien que conozca la salud mental infantil, para el asiento de atención médica',
    ),
    ask: en(
      'Fill the health care seat from a clinic that sees families with children under six.',
      'Ocupar el asiento de atención médica desde una clínica que atienda a familias con niños menores de seis años.',
    ),
    steps: [
      submitted([-35, 'TUE']),
      acknowledged([-34, 'WED']),
      scheduled([-33, 'WED'], -7),
      decided(-7, { outcome: 'NOTED', answerDueOn: [-26, 'FRI'] }),
      answered(
        [-27, 'TUE'],
        en(
          'We thank you. The seat has since gone to the head of a community health center.',
          'Gracias. El asiento lo ocupa desde entonces la dirección de un centro de salud comunitario.',
        ),
        en(
          'The seat is filled by the Mayor; the Cabinet may only wish.',
          'El asiento lo asigna la Alcaldía; el Gabinete solo puede expresar un deseo.',
        ),
      ),
      closed([-13, 'MON'], en('Nothing more was said in ninety days.', 'No se dijo nada más en noventa días.')),
    ],
  },
];
