import type { Week } from '../sample-year';

type Words = readonly [english: string, spanish: string];
/** A step, when it is due and when it was done. */
type Step = readonly [title: Words, dueOn: Week, doneOn?: Week];
type Note = readonly [on: Week, text: Words];

/** How one recommendation is carried out. */
export interface SampleImplementation {
  readonly recommendation: string;
  readonly lead: string;
  readonly leadPerson?: string;
  readonly status: 'NOT_STARTED' | 'ON_TRACK' | 'AT_RISK' | 'STALLED' | 'DONE';
  readonly progress: number;
  readonly budget?: number;
  readonly steps: readonly Step[];
  readonly notes: readonly Note[];
}

export const IMPLEMENTATIONS: readonly SampleImplementation[] = [
  {
    recommendation: 'diapers-by-bus',
    lead: 'department',
    leadPerson: 'staff-liaison-1',
    status: 'AT_RISK',
    progress: 55,
    budget: 84_000,
    steps: [
      [
        ['First place open, Thursdays to 7 p.m.', 'Primer lugar abierto, jueves hasta las 7 p. m.'],
        [-10, 'MON'],
        [-10, 'WED'],
      ],
      [
        ['A sign at every stop on the route', 'Un letrero en cada parada de la ruta'],
        [-8, 'MON'],
        [-8, 'FRI'],
      ],
      [
        ['Lease for the second place', 'Contrato del segundo lugar'],
        [-3, 'FRI'],
      ],
      [
        ['Second place open', 'Segundo lugar abierto'],
        [2, 'MON'],
      ],
    ],
    notes: [
      [
        [-10, 'WED'],
        [
          'The first place is open; sixty families came in the first evening.',
          'El primer lugar está abierto; la primera tarde vinieron sesenta familias.',
        ],
      ],
      [
        [-1, 'TUE'],
        [
          'The owner of the second place asks for a longer lease.',
          'El dueño del segundo lugar pide un contrato más largo.',
        ],
      ],
    ],
  },
  {
    recommendation: 'evening-help',
    lead: 'department',
    status: 'DONE',
    progress: 100,
    budget: 12_000,
    steps: [
      [
        ['Two people who stay until eight', 'Dos personas que se quedan hasta las ocho'],
        [-39, 'FRI'],
        [-40, 'MON'],
      ],
      [
        ['Told in both languages at every center', 'Anunciado en los dos idiomas en cada centro'],
        [-38, 'FRI'],
        [-38, 'FRI'],
      ],
    ],
    notes: [
      [
        [-30, 'MON'],
        ['Thirty families a month.', 'Treinta familias al mes.'],
      ],
    ],
  },
  {
    recommendation: 'screening-plan',
    lead: 'department',
    leadPerson: 'staff-liaison-2',
    status: 'ON_TRACK',
    progress: 40,
    budget: 150_000,
    steps: [
      [
        ['One form agreed', 'Un solo formulario acordado'],
        [-8, 'FRI'],
        [-9, 'TUE'],
      ],
      [
        ['Three clinics use it', 'Tres clínicas lo usan'],
        [-2, 'FRI'],
        [-3, 'MON'],
      ],
      [
        ['Every program uses it', 'Todos los programas lo usan'],
        [16, 'FRI'],
      ],
    ],
    notes: [
      [
        [-3, 'MON'],
        ['Clinics ask for the form in Portuguese too.', 'Las clínicas piden el formulario también en portugués.'],
      ],
    ],
  },
  {
    recommendation: 'calm-corners',
    lead: 'center-1',
    status: 'STALLED',
    progress: 35,
    budget: 45_000,
    steps: [
      [
        ['Thirty rooms', 'Treinta salones'],
        [-20, 'FRI'],
        [-18, 'TUE'],
      ],
      [
        ['The other thirty rooms', 'Los otros treinta salones'],
        [-8, 'FRI'],
      ],
    ],
    notes: [
      [
        [-12, 'WED'],
        ['The trainer left. Nobody has been found yet.', 'La formadora se fue. Todavía no se encontró a nadie.'],
      ],
    ],
  },
  {
    recommendation: 'story-times',
    lead: 'library',
    status: 'DONE',
    progress: 100,
    budget: 18_000,
    steps: [
      [
        ['All branches', 'Todas las bibliotecas'],
        [-36, 'FRI'],
        [-37, 'MON'],
      ],
    ],
    notes: [
      [
        [-37, 'MON'],
        ['The last branch began on Saturday.', 'La última biblioteca empezó el sábado.'],
      ],
    ],
  },
  {
    recommendation: 'reading-corners',
    lead: 'library',
    status: 'ON_TRACK',
    progress: 80,
    budget: 9_000,
    steps: [
      [
        ['City offices', 'Oficinas de la ciudad'],
        [-16, 'FRI'],
        [-17, 'WED'],
      ],
      [
        ['Clinics that agree', 'Clínicas que estén de acuerdo'],
        [5, 'FRI'],
      ],
    ],
    notes: [
      [
        [-6, 'MON'],
        ['Eleven of fourteen corners stand.', 'Hay once rincones de catorce.'],
      ],
    ],
  },
  {
    recommendation: 'one-application',
    lead: 'department',
    leadPerson: 'staff-liaison-4',
    status: 'NOT_STARTED',
    progress: 0,
    steps: [
      [
        ['One page in three languages', 'Una sola hoja en tres idiomas'],
        [9, 'FRI'],
      ],
    ],
    notes: [],
  },
];

/** What recommendations would cost, in dollars, and the grants that could pay. */
export const FISCAL_NOTES: readonly (readonly [recommendation: string, dollars: number, grants: readonly string[]])[] =
  [
    ['diapers-by-bus', 84_000, ['healthy-start']],
    ['child-care-at-cabinet', 21_600, []],
    ['library-card', 14_500, ['words-and-books']],
    ['data-between-agencies', 0, []],
    ['screening-plan', 150_000, ['healthy-start']],
    ['visits-before-birth', 138_000, ['healthy-start']],
    ['calm-corners', 45_000, []],
    ['playground-shade', 210_000, []],
    ['pyramid-coaching', 390_000, ['preschool-places']],
    ['open-seat', 36_000, ['preschool-places']],
  ];
