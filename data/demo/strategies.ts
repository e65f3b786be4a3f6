import type { Book } from './book';
import { indicatorId } from './indicators';
import { organizationId } from './organizations';
import type { Week } from './sample-year';
import { en, englishOnly, SAMPLE } from './texts';

interface SampleStrategy {
  readonly key: string;
  readonly group: string;
  readonly title: readonly [english: string, spanish: string];
  readonly description: readonly [english: string, spanish: string];
  readonly type: 'COORDINATION' | 'SERVICE_ENHANCEMENT' | 'POLICY_ADVOCACY' | 'LEARNING_PROTOTYPE';
  readonly status: 'SELECTED' | 'ACTIVE' | 'PAUSED' | 'COMPLETED' | 'ADOPTED_CITYWIDE' | 'DROPPED';
  readonly startedOn?: Week;
  readonly indicators: readonly string[];
  readonly partners: readonly string[];
}

const STRATEGIES: readonly SampleStrategy[] = [
  {
    key: 'one-form',
    group: 'wg-infant-toddler',
    title: [
      'One screening form for all clinics and programs',
      'Un solo formulario de evaluación para clínicas y programas',
    ],
    description: [
      'A family answers once. With its consent, the form travels from clinic to program and back.',
      'La familia contesta una sola vez. Con su permiso, el formulario va de la clínica al programa y de vuelta.',
    ],
    type: 'COORDINATION',
    status: 'ACTIVE',
    startedOn: [-40, 'TUE'],
    indicators: ['screened', 'developmental-screening'],
    partners: ['clinic-1', 'clinic-2', 'center-1', 'department'],
  },
  {
    key: 'play-by-text',
    group: 'wg-infant-toddler',
    title: ['A play idea by text each week', 'Una idea de juego por mensaje cada semana'],
    description: [
      'Forty families, twelve weeks, two languages, one idea that needs nothing but a spoon and a pot.',
      'Cuarenta familias, doce semanas, dos idiomas, una idea que solo pide una cuchara y una olla.',
    ],
    type: 'LEARNING_PROTOTYPE',
    status: 'COMPLETED',
    startedOn: [-48, 'TUE'],
    indicators: ['home-languages'],
    partners: ['family-1', 'library'],
  },
  {
    key: 'diaper-shelf',
    group: 'wg-infant-toddler',
    title: ['A diaper shelf in every program', 'Un estante de pañales en cada programa'],
    description: [
      'Programs keep a small stock, so that no child is sent home for want of a diaper.',
      'Los programas guardan una reserva pequeña, para que ningún niño vuelva a casa por falta de un pañal.',
    ],
    type: 'SERVICE_ENHANCEMENT',
    status: 'SELECTED',
    indicators: [],
    partners: ['center-1', 'center-2', 'home-1'],
  },
  {
    key: 'coaching',
    group: 'wg-mental-health',
    title: ['Coaching in the classroom, not after hours', 'Acompañamiento en el aula, no fuera de horario'],
    description: [
      'A coach spends two mornings a month with each educator, on the Pyramid Model.',
      'Una acompañante pasa dos mañanas al mes con cada educador, sobre el Modelo Pirámide.',
    ],
    type: 'SERVICE_ENHANCEMENT',
    status: 'ACTIVE',
    startedOn: [-36, 'WED'],
    indicators: ['educators-staying', 'mental-health-wait'],
    partners: ['college', 'center-1', 'center-2'],
  },
  {
    key: 'first-visit',
    group: 'wg-mental-health',
    title: ['A first visit within thirty days', 'Una primera cita antes de treinta días'],
    description: [
      'Three clinics share one list of open hours.',
      'Tres clínicas comparten una sola lista de horas libres.',
    ],
    type: 'COORDINATION',
    status: 'PAUSED',
    startedOn: [-34, 'WED'],
    indicators: ['mental-health-wait'],
    partners: ['clinic-1', 'clinic-2', 'pediatrics'],
  },
  {
    key: 'card-at-enrollment',
    group: 'wg-language-literacy',
    title: ['A library card with every enrollment', 'Una tarjeta de biblioteca con cada inscripción'],
    description: [
      'Families fill in one page for preschool and leave with a card.',
      'Las familias llenan una hoja para preescolar y salen con una tarjeta.',
    ],
    type: 'LEARNING_PROTOTYPE',
    status: 'ACTIVE',
    startedOn: [-32, 'THU'],
    indicators: ['library-cards', 'grade3-reading'],
    partners: ['library', 'center-2', 'schools'],
  },
  {
    key: 'family-calls',
    group: 'wg-language-literacy',
    title: [
      'A call in the family’s language after the first absence',
      'Una llamada en el idioma de la familia tras la primera ausencia',
    ],
    description: [
      'Two schools, one caller who speaks Spanish and one who speaks Portuguese.',
      'Dos escuelas, una persona que llama en español y otra en portugués.',
    ],
    type: 'LEARNING_PROTOTYPE',
    status: 'ACTIVE',
    startedOn: [-28, 'THU'],
    indicators: ['chronic-absence-hps', 'preschool-seat'],
    partners: ['schools', 'family-2'],
  },
  {
    key: 'saturday-stories',
    group: 'wg-language-literacy',
    title: ['Saturday story times in Spanish and Portuguese', 'Horas de cuento del sábado en español y portugués'],
    description: [
      'Begun by one branch, now offered by all.',
      'Empezó en una biblioteca de barrio; ahora se ofrece en todas.',
    ],
    type: 'SERVICE_ENHANCEMENT',
    status: 'ADOPTED_CITYWIDE',
    startedOn: [-54, 'THU'],
    indicators: ['story-time-families'],
    partners: ['library'],
  },
];

/** The id of a strategy: those of the record keep their slugs. */
export function strategyId(book: Book, key: string): string {
  return key.startsWith('strategy-') ? key : book.id('Strategy', key);
}

export function strategies(book: Book): void {
  for (const { key, title, description, startedOn, indicators, partners, type, ...rest } of STRATEGIES) {
    book.add('working-groups', 'Strategy', key, {
      groupId: rest.group,
      title: en(...title),
      description: en(...description),
      strategyType: type,
      status: rest.status,
      startedOn: startedOn ? book.year.day(startedOn) : null,
      indicatorIds: indicators.map((indicator) => indicatorId(book, indicator)),
      partnerIds: partners.map((partner) => organizationId(book, partner)),
      provenance: SAMPLE,
    });
  }
  book.add('working-groups', 'Strategy', 'walking-bus', {
    groupId: 'wg-mental-health',
    title: englishOnly('A walking bus to two elementary schools'),
    strategyType: 'COORDINATION',
    status: 'DROPPED',
    indicatorIds: [],
    partnerIds: [organizationId(book, 'schools')],
    provenance: SAMPLE,
  });
}
