import type { Turn } from './meetings/series';
import type { Week } from './sample-year';

/** Something that a group asked somebody to do. */
export interface SampleTask {
  readonly title: readonly [english: string, spanish: string];
  /** Left out where nobody has taken it yet. */
  readonly owner?: string;
  readonly dueOn?: Week;
  readonly status: 'OPEN' | 'IN_PROGRESS' | 'BLOCKED' | 'DONE' | 'DROPPED';
  readonly doneOn?: Week;
  /** The group's meeting in which it was agreed. */
  readonly agreedAt: Turn;
  readonly strategy?: string;
}

/** Tasks by working group. */
export const TASKS: Readonly<Record<string, readonly SampleTask[]>> = {
  'wg-infant-toddler': [
    {
      title: ['List every place that screens before age three', 'Listar cada lugar que evalúa antes de los tres años'],
      owner: 'member-6',
      dueOn: [-2, 'FRI'],
      status: 'IN_PROGRESS',
      agreedAt: -3,
      strategy: 'one-form',
    },
    {
      title: ['Ask two clinics for their consent page', 'Pedir a dos clínicas su hoja de permiso'],
      owner: 'member-3',
      dueOn: [-1, 'MON'],
      status: 'BLOCKED',
      agreedAt: -2,
      strategy: 'one-form',
    },
    {
      title: [
        'Price of a screening kit in Spanish and Portuguese',
        'Precio de un juego de evaluación en español y portugués',
      ],
      owner: 'staff-liaison-1',
      dueOn: [2, 'FRI'],
      status: 'OPEN',
      agreedAt: -1,
      strategy: 'one-form',
    },
    {
      title: [
        'Ask forty families what they did with the play ideas',
        'Preguntar a cuarenta familias qué hicieron con las ideas de juego',
      ],
      owner: 'member-5',
      dueOn: [-30, 'FRI'],
      status: 'DONE',
      doneOn: [-32, 'WED'],
      agreedAt: -9,
      strategy: 'play-by-text',
    },
    {
      title: ['Write the twelve ideas on one sheet', 'Escribir las doce ideas en una hoja'],
      owner: 'member-4',
      dueOn: [-28, 'FRI'],
      status: 'DONE',
      doneOn: [-27, 'TUE'],
      agreedAt: -8,
      strategy: 'play-by-text',
    },
    {
      title: ['Count diapers in six programs for two weeks', 'Contar pañales en seis programas durante dos semanas'],
      owner: 'member-1',
      dueOn: [-4, 'FRI'],
      status: 'OPEN',
      agreedAt: -3,
      strategy: 'strategy-diaper-bank',
    },
    { title: ['Find a truck', 'Conseguir una camioneta'], status: 'DROPPED', agreedAt: -6, strategy: 'diaper-shelf' },
    {
      title: ['Say in plain words what a family agrees to', 'Decir con palabras sencillas qué acepta la familia'],
      owner: 'co-chair-1',
      dueOn: [3, 'FRI'],
      status: 'IN_PROGRESS',
      agreedAt: -1,
      strategy: 'one-form',
    },
  ],
  'wg-mental-health': [
    {
      title: [
        'Ask every program how many educators left, and when',
        'Preguntar a cada programa cuántos educadores se fueron y cuándo',
      ],
      owner: 'member-13',
      dueOn: [-3, 'FRI'],
      status: 'IN_PROGRESS',
      agreedAt: -3,
      strategy: 'coaching',
    },
    {
      title: [
        'Find someone who can train for calm corners',
        'Encontrar a alguien que forme para los rincones de calma',
      ],
      owner: 'member-12',
      dueOn: [-7, 'FRI'],
      status: 'BLOCKED',
      agreedAt: -4,
    },
    {
      title: ['Put open hours of three clinics on one list', 'Poner en una lista las horas libres de tres clínicas'],
      owner: 'member-7',
      dueOn: [-16, 'FRI'],
      status: 'DROPPED',
      agreedAt: -8,
      strategy: 'first-visit',
    },
    {
      title: ['Draft the questions for the focus groups', 'Redactar las preguntas de los grupos de conversación'],
      owner: 'member-15',
      dueOn: [1, 'FRI'],
      status: 'OPEN',
      agreedAt: -1,
      strategy: 'strategy-parent-focus-groups',
    },
    {
      title: ['Say who runs the groups, in which languages', 'Decir quién hace los grupos y en qué idiomas'],
      owner: 'co-chair-4',
      dueOn: [2, 'FRI'],
      status: 'OPEN',
      agreedAt: -1,
      strategy: 'strategy-parent-focus-groups',
    },
    {
      title: [
        'Watch two coached mornings and two that are not',
        'Observar dos mañanas con acompañamiento y dos sin él',
      ],
      owner: 'member-15',
      dueOn: [-20, 'FRI'],
      status: 'DONE',
      doneOn: [-21, 'THU'],
      agreedAt: -6,
      strategy: 'coaching',
    },
  ],
  'wg-language-literacy': [
    {
      title: ['Add the card’s line to the enrollment page', 'Añadir la línea de la tarjeta a la hoja de inscripción'],
      owner: 'member-18',
      dueOn: [-12, 'FRI'],
      status: 'DONE',
      doneOn: [-13, 'TUE'],
      agreedAt: -5,
      strategy: 'card-at-enrollment',
    },
    {
      title: ['Ask a hundred families whether they used the card', 'Preguntar a cien familias si usaron la tarjeta'],
      owner: 'member-4',
      dueOn: [-1, 'TUE'],
      status: 'IN_PROGRESS',
      agreedAt: -2,
      strategy: 'card-at-enrollment',
    },
    {
      title: ['Find a caller who speaks Haitian Creole', 'Encontrar a alguien que llame en criollo haitiano'],
      owner: 'member-11',
      dueOn: [-2, 'MON'],
      status: 'OPEN',
      agreedAt: -2,
      strategy: 'family-calls',
    },
    {
      title: [
        'List books in Portuguese that the library has',
        'Listar los libros en portugués que tiene la biblioteca',
      ],
      owner: 'co-chair-5',
      dueOn: [3, 'MON'],
      status: 'IN_PROGRESS',
      agreedAt: -1,
    },
    {
      title: ['Price of books for twenty centers', 'Precio de libros para veinte centros'],
      owner: 'member-19',
      dueOn: [4, 'FRI'],
      status: 'OPEN',
      agreedAt: -1,
    },
    {
      title: [
        'Ask shops for windows where story times are told',
        'Pedir a las tiendas un lugar para anunciar las horas de cuento',
      ],
      owner: 'member-20',
      dueOn: [-24, 'FRI'],
      status: 'DONE',
      doneOn: [-25, 'MON'],
      agreedAt: -7,
      strategy: 'saturday-stories',
    },
    {
      title: [
        'Measure how long families wait, in five clinics',
        'Medir cuánto esperan las familias, en cinco clínicas',
      ],
      owner: 'member-17',
      dueOn: [-37, 'FRI'],
      status: 'DONE',
      doneOn: [-38, 'WED'],
      agreedAt: -10,
    },
    {
      title: ['Ask the schools for absences by week', 'Pedir a las escuelas las ausencias por semana'],
      owner: 'member-17',
      dueOn: [-46, 'FRI'],
      status: 'DONE',
      doneOn: [-47, 'MON'],
      agreedAt: -12,
      strategy: 'family-calls',
    },
  ],
};
