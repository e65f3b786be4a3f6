/** One value, or the words that stand for one that is too small to show. */
export type Value = number | 'suppressed';

/** An indicator of the sample year and its values. */
export interface Series {
  readonly key: string;
  readonly name: readonly [english: string, spanish: string];
  readonly definition: readonly [english: string, spanish: string];
  readonly unit: readonly [english: string, spanish: string];
  readonly polarity: 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER' | 'NEITHER';
  readonly core?: boolean;
  readonly outcome?: 'KINDERGARTEN_READINESS' | 'EARLY_GRADE_READING';
  readonly goals: readonly string[];
  /** Set for a PERFORMANCE indicator. */
  readonly program?: string;
  /** Values by quarter, the newest last: the last one is the quarter before the running one. */
  readonly values: readonly Value[];
  readonly subgroups?: Readonly<Record<string, readonly Value[]>>;
  readonly target?: number;
  readonly forecast?: readonly number[];
  readonly story?: readonly [english: string, spanish: string];
}

const PERCENT = ['%', '%'] as const;

/** The citywide goals of the common agenda, as the sample year has them. */
export const GOALS = [
  ['healthy-start', 'Every child has a healthy start', 'Cada niño empieza la vida con salud'],
  [
    'ready-for-school',
    'Every child enters kindergarten ready, and every school is ready for the child',
    'Cada niño llega preparado al kínder, y cada escuela está preparada para el niño',
  ],
  [
    'reading',
    'Every child reads with ease by the end of third grade',
    'Cada niño lee con soltura al terminar tercer grado',
  ],
  ['heard', 'Every family is heard, in its own language', 'Cada familia es escuchada, en su propio idioma'],
] as const;

export const SERIES: readonly Series[] = [
  {
    key: 'screened',
    name: [
      'Children screened for development before age three',
      'Niños con evaluación del desarrollo antes de los tres años',
    ],
    definition: [
      'Children under three who were screened once or more, of all who are known to a clinic or a program.',
      'Niños menores de tres años con una evaluación o más, de todos los que conoce una clínica o un programa.',
    ],
    unit: PERCENT,
    polarity: 'HIGHER_IS_BETTER',
    core: true,
    outcome: 'KINDERGARTEN_READINESS',
    goals: ['healthy-start', 'ready-for-school'],
    values: [41, 42, 41, 44, 47, 52],
    target: 65,
    forecast: [53, 54, 55],
    subgroups: {
      'Spanish at home': [33, 34, 34, 39, 44, 50],
      'Portuguese at home': ['suppressed', 'suppressed', 38, 'suppressed', 40, 43],
    },
    story: [
      'Three clinics began to hand the same form to each other. Families no longer answer it twice.',
      'Tres clínicas empezaron a pasarse el mismo formulario. Las familias ya no lo contestan dos veces.',
    ],
  },
  {
    key: 'mental-health-wait',
    name: [
      'Families who waited more than thirty days for a first mental health visit',
      'Familias que esperaron más de treinta días para una primera cita de salud mental',
    ],
    definition: [
      'Of all families with a child under six who asked for a first visit.',
      'De todas las familias con un niño menor de seis años que pidieron una primera cita.',
    ],
    unit: PERCENT,
    polarity: 'LOWER_IS_BETTER',
    core: true,
    goals: ['healthy-start'],
    values: [38, 37, 39, 43, 46, 48],
    target: 20,
    forecast: [49, 50, 50],
    story: [
      'Two clinicians left, and their places are still open.',
      'Se fueron dos profesionales y sus plazas siguen vacantes.',
    ],
  },
  {
    key: 'preschool-seat',
    name: ['Four-year-olds with a preschool seat', 'Niños de cuatro años con un cupo de preescolar'],
    definition: [
      'Children who turn four by 1 September and are enrolled anywhere.',
      'Niños que cumplen cuatro años antes del 1 de septiembre y están inscritos en algún lugar.',
    ],
    unit: PERCENT,
    polarity: 'HIGHER_IS_BETTER',
    core: true,
    outcome: 'KINDERGARTEN_READINESS',
    goals: ['ready-for-school'],
    values: [61, 62, 62, 62, 62, 62],
    target: 75,
  },
  {
    key: 'diapers',
    name: ['Families who ran out of diapers in the last month', 'Familias que se quedaron sin pañales el último mes'],
    definition: [
      'Of the families that programs asked, twice a year.',
      'De las familias a las que preguntan los programas, dos veces al año.',
    ],
    unit: PERCENT,
    polarity: 'LOWER_IS_BETTER',
    core: true,
    goals: ['healthy-start', 'heard'],
    values: [36, 36, 34, 33, 33, 29],
    target: 15,
  },
  {
    key: 'library-cards',
    name: ['Preschool children with a library card', 'Niños de preescolar con tarjeta de biblioteca'],
    definition: [
      'Children enrolled in a preschool program whose family has a card.',
      'Niños inscritos en preescolar cuya familia tiene tarjeta.',
    ],
    unit: PERCENT,
    polarity: 'HIGHER_IS_BETTER',
    outcome: 'EARLY_GRADE_READING',
    goals: ['reading'],
    values: [24],
    target: 60,
  },
  {
    key: 'home-languages',
    name: ['Languages spoken by families in programs', 'Idiomas que hablan las familias de los programas'],
    definition: [
      'Languages that at least one family named at enrollment.',
      'Idiomas que nombró al menos una familia al inscribirse.',
    ],
    unit: ['languages', 'idiomas'],
    polarity: 'NEITHER',
    goals: ['heard'],
    values: [17, 17, 18, 18, 19, 21],
  },
  {
    key: 'educators-staying',
    name: [
      'Early educators who stayed a year or longer',
      'Educadores de primera infancia que se quedaron un año o más',
    ],
    definition: [
      'Of the educators who taught in a program a year before.',
      'De los educadores que enseñaban en un programa un año antes.',
    ],
    unit: PERCENT,
    polarity: 'HIGHER_IS_BETTER',
    core: true,
    goals: ['ready-for-school'],
    values: [71, 70, 70, 69, 70, 70],
  },
  {
    key: 'visits-kept',
    name: ['Home visits that were kept', 'Visitas a domicilio cumplidas'],
    definition: [
      'Visits that took place, of those agreed with the family.',
      'Visitas que se hicieron, de las acordadas con la familia.',
    ],
    unit: PERCENT,
    polarity: 'HIGHER_IS_BETTER',
    goals: ['healthy-start'],
    program: 'home-visits',
    values: [78, 80, 83, 85],
    target: 90,
  },
  {
    key: 'story-time-families',
    name: ['Families who came back to a story time', 'Familias que volvieron a una hora de cuento'],
    definition: [
      'Families who came twice or more in the quarter.',
      'Familias que vinieron dos veces o más en el trimestre.',
    ],
    unit: PERCENT,
    polarity: 'HIGHER_IS_BETTER',
    goals: ['reading'],
    program: 'story-times',
    values: [44, 51, 58, 57],
  },
];
