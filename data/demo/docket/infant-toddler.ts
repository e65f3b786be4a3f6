import { en, englishOnly } from '../texts';
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
  setBack,
  submitted,
} from './steps';

const FROM = 'wg-infant-toddler';

/** What the Infant + Toddler group sent up. */
export const FROM_INFANT_TODDLER: readonly SampleRecommendation[] = [
  {
    key: 'screening-plan',
    from: FROM,
    strategy: 'one-form',
    indicators: ['screened', 'developmental-screening'],
    title: en(
      'One plan for developmental screening, birth to five',
      'Un solo plan de evaluación del desarrollo, de cero a cinco años',
    ),
    ask: en(
      'Name one form, one age by which every child is screened, and who calls the family afterwards.',
      'Fijar un solo formulario, una edad antes de la cual se evalúa a cada niño, y quién llama después a la familia.',
    ),
    endorsements: [
      {
        body: 'wg-mental-health',
        on: [-29, 'MON'],
        note: en(
          'What we learn of mothers belongs on the same form.',
          'Lo que sabemos de las madres va en el mismo formulario.',
        ),
      },
    ],
    steps: [
      submitted([-31, 'MON']),
      acknowledged([-30, 'TUE']),
      scheduled([-28, 'MON'], -6),
      setBack([-25, 'MON'], -6, en('The meeting was cancelled.', 'La reunión se canceló.')),
      scheduled([-23, 'WED'], -5),
      decided(-5, {
        outcome: 'ADOPTED',
        answerDueOn: [-17, 'TUE'],
        motion: { text: en('Adopt the plan', 'Adoptar el plan') },
      }),
      answered(
        [-17, 'MON'],
        en(
          'Yes. The department leads. One form from the coming season; every child before the second birthday; the clinic calls, in the family’s language.',
          'Sí. Lo dirige el departamento. Un solo formulario desde la próxima temporada; cada niño antes de cumplir dos años; llama la clínica, en el idioma de la familia.',
        ),
        en(
          'Your figures show that children who are screened late wait longest afterwards.',
          'Sus cifras muestran que los niños evaluados tarde son los que más esperan después.',
        ),
      ),
      implementing([-14, 'MON']),
    ],
  },
  {
    key: 'share-results',
    from: FROM,
    strategy: 'one-form',
    indicators: ['screened'],
    title: en(
      'Share screening results between clinics and programs, when a family agrees',
      'Compartir los resultados entre clínicas y programas, cuando la familia está de acuerdo',
    ),
    ask: englishOnly('Let clinics and programs hand results to each other on one signed page.'),
    steps: [
      submitted([-20, 'TUE']),
      acknowledged([-19, 'WED']),
      scheduled([-14, 'MON'], -3),
      deferred(
        -3,
        en(
          'Counsel has not said what the page must contain.',
          'La asesoría legal no ha dicho qué debe contener la hoja.',
        ),
        { text: en('Put off until counsel has spoken', 'Aplazar hasta que opine la asesoría legal'), result: 'TABLED' },
      ),
    ],
  },
  {
    key: 'visits-before-birth',
    from: FROM,
    indicators: ['visits-kept', 'low-birth-weight'],
    title: en('Offer home visits before the birth', 'Ofrecer visitas a domicilio antes del nacimiento'),
    ask: en(
      'Offer every first-time family two visits before the birth.',
      'Ofrecer a cada familia primeriza dos visitas antes del nacimiento.',
    ),
    steps: [
      submitted([-22, 'MON']),
      acknowledged([-21, 'TUE']),
      scheduled([-18, 'WED'], -4),
      decided(-4, {
        outcome: 'ADOPTED',
        answerDueOn: [-10, 'FRI'],
        motion: { text: en('Adopt the proposal', 'Adoptar la propuesta'), votes: { 'seat-superintendent': 'ABSTAIN' } },
      }),
      answered(
        [-10, 'WED'],
        en(
          'Yes, as soon as two visitors more are hired. The department will say when.',
          'Sí, en cuanto se contraten dos visitadoras más. El departamento dirá cuándo.',
        ),
        en(
          'Families who were visited before the birth keep four visits out of five afterwards.',
          'Las familias visitadas antes del nacimiento cumplen después cuatro de cada cinco visitas.',
        ),
      ),
    ],
  },
  {
    key: 'warm-line',
    from: FROM,
    title: en('A telephone line for parents at night', 'Una línea telefónica nocturna para madres y padres'),
    ask: en(
      'Staff a line from eight in the evening to six in the morning.',
      'Atender una línea de ocho de la noche a seis de la mañana.',
    ),
    steps: [
      submitted([-50, 'MON']),
      acknowledged([-49, 'TUE']),
      scheduled([-47, 'WED'], -10),
      decided(-10, {
        outcome: 'DECLINED',
        answerDueOn: [-38, 'TUE'],
        motion: {
          text: en('Adopt the proposal', 'Adoptar la propuesta'),
          votes: {
            'seat-mayor': 'NO',
            'seat-superintendent': 'NO',
            'seat-library': 'NO',
            'seat-city-health': 'NO',
            workforce: 'NO',
            'seat-homeless-education': 'ABSTAIN',
          },
        },
      }),
      answered(
        [-39, 'TUE'],
        en(
          'No. The state keeps such a line already, in more languages than we could. We will print its number on everything that a new family is given.',
          'No. El estado ya tiene una línea así, en más idiomas de los que podríamos. Imprimiremos su número en todo lo que recibe una familia nueva.',
        ),
        en(
          'A second line would cost as much as two home visitors.',
          'Una segunda línea costaría tanto como dos visitadoras.',
        ),
      ),
      reportedBack(
        [-36, 'TUE'],
        false,
        en(
          'We understand the cost. Parents told us that they do not call a number that they do not know.',
          'Entendemos el costo. Los padres nos dijeron que no llaman a un número que no conocen.',
        ),
      ),
      closed([-33, 'MON']),
    ],
  },
  {
    key: 'quiet-rooms',
    from: FROM,
    title: en(
      'A quiet room to nurse in every public building',
      'Un cuarto tranquilo para amamantar en cada edificio público',
    ),
    ask: en(
      'Open one room with a door, a chair and a sink in each building that families visit.',
      'Abrir un cuarto con puerta, silla y lavabo en cada edificio que visitan las familias.',
    ),
    steps: [
      submitted([-10, 'MON']),
      acknowledged([-9, 'TUE']),
      scheduled([-6, 'MON'], -1),
      decided(-1, {
        outcome: 'ADOPTED',
        answerDueOn: [3, 'FRI'],
        motion: { text: en('Adopt the proposal', 'Adoptar la propuesta') },
      }),
    ],
  },
];
