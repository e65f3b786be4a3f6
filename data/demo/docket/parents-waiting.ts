import { en, es } from '../texts';
import { acknowledged, deferred, type SampleRecommendation, scheduled, submitted, withdrawn } from './steps';

const FROM = 'parent-cabinet';

/** What parents sent up and still wait on, or took back. */
export const PARENTS_WAITING: readonly SampleRecommendation[] = [
  {
    key: 'child-care-at-cabinet',
    from: FROM,
    kind: 'REQUEST',
    priority: 'come-to-meetings',
    indicators: ['chronic-absence-hps', 'home-languages'],
    title: es(
      'Cuidado de niños e interpretación en cada reunión del Gabinete',
      'Child care and interpretation at every Cabinet meeting',
    ),
    ask: es(
      'Que en cada reunión del Gabinete del Alcalde haya cuidado de niños e interpretación, y que se anuncie en el aviso.',
      'Offer child care and interpretation at every meeting of the Mayor’s Cabinet, and say so in the notice.',
    ),
    endorsements: [
      {
        body: 'wg-language-literacy',
        on: [-9, 'FRI'],
        note: en(
          'Whoever asks for parents’ words must let parents come.',
          'Quien pide la palabra de los padres debe dejar que los padres vengan.',
        ),
      },
    ],
    steps: [submitted([-14, 'MON']), acknowledged([-13, 'WED']), scheduled([-2, 'THU'], 1)],
  },
  {
    key: 'absence-letters',
    from: FROM,
    priority: 'our-language',
    indicators: ['chronic-absence-hps'],
    title: es(
      'Cartas sobre ausencias en el idioma de la familia, antes de la tercera ausencia',
      'Letters about absences in the family’s language, before the third absence',
    ),
    ask: es(
      'Que la escuela llame o escriba en el idioma de la casa tras la primera ausencia, no después de la tercera y en inglés.',
      'Have the school call or write in the language of the house after the first absence, not after the third and in English.',
    ),
    steps: [
      submitted([-6, 'MON']),
      acknowledged(
        [-5, 'WED'],
        en(
          'To be heard together with what the literacy group learned from its calls.',
          'Se verá junto con lo que el grupo de lectura aprendió de sus llamadas.',
        ),
      ),
    ],
  },
  {
    key: 'playground-shade',
    from: FROM,
    priority: 'shade',
    title: es('Sombra y agua en los parques pequeños', 'Shade and water at the small playgrounds'),
    ask: es(
      'Poner sombra y una fuente de agua en seis parques pequeños antes del verano.',
      'Put shade and a drinking fountain in six small playgrounds before the summer.',
    ),
    steps: [
      submitted([-28, 'FRI']),
      acknowledged([-27, 'THU']),
      scheduled([-23, 'TUE'], -5),
      deferred(-5, en('The parks budget was not before us.', 'No teníamos el presupuesto de parques.')),
      scheduled([-11, 'MON'], -2),
      deferred(
        -2,
        en(
          'The price of two playgrounds is known, that of the other four is not.',
          'Se conoce el precio de dos parques; el de los otros cuatro, no.',
        ),
      ),
    ],
  },
  {
    key: 'safe-crossings',
    from: FROM,
    priority: 'crossings',
    title: es('Cruces seguros frente a los centros de aprendizaje', 'Safe crossings in front of the learning centers'),
    ask: es(
      'Pintar el cruce y poner una señal frente a cada centro, empezando por los que están en avenidas.',
      'Paint a crossing and put up a sign in front of each center, beginning with those on avenues.',
    ),
    steps: [submitted([-1, 'WED'])],
  },
  {
    key: 'stroller-places',
    from: FROM,
    priority: 'strollers',
    title: es('Lugar para cochecitos en las clínicas', 'A place for strollers in the clinics'),
    ask: es(
      'Que las clínicas tengan dónde dejar el cochecito.',
      'Have clinics keep a place where a stroller can stay.',
    ),
    steps: [
      submitted([-33, 'MON']),
      acknowledged([-32, 'MON']),
      withdrawn(
        [-28, 'THU'],
        es(
          'Dos clínicas ya lo hicieron. Lo volveremos a pensar.',
          'Two clinics have done it already. We will think again.',
        ),
      ),
    ],
  },
];
