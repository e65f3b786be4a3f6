import type { Book } from './book';
import { en, SAMPLE } from './texts';

type Side = 'PUBLIC' | 'COMMUNITY';
type Sector =
  | 'CITY_AGENCY'
  | 'SCHOOL_DISTRICT'
  | 'STATE_AGENCY'
  | 'LIBRARY'
  | 'HIGHER_EDUCATION'
  | 'CENTER_PROVIDER'
  | 'HOME_PROVIDER'
  | 'HEALTH'
  | 'PHILANTHROPY'
  | 'WORKFORCE'
  | 'BUSINESS'
  | 'COMMUNITY_ORGANIZATION'
  | 'PARENT_CAREGIVER';
type Line = readonly [key: string, english: string, spanish: string, sector: Sector, side: Side];

const ORGANIZATIONS: readonly Line[] = [
  ['city-health', 'City health office', 'Oficina municipal de salud', 'CITY_AGENCY', 'PUBLIC'],
  [
    'schools',
    'School district, early learning office',
    'Distrito escolar, oficina de aprendizaje temprano',
    'SCHOOL_DISTRICT',
    'PUBLIC',
  ],
  [
    'state',
    'State early childhood field office',
    'Oficina regional estatal de primera infancia',
    'STATE_AGENCY',
    'PUBLIC',
  ],
  ['library', 'Neighborhood library branch', 'Biblioteca de barrio', 'LIBRARY', 'PUBLIC'],
  ['college', 'Teachers’ college', 'Escuela de formación docente', 'HIGHER_EDUCATION', 'PUBLIC'],
  ['center-1', 'Early learning center 1', 'Centro de aprendizaje temprano 1', 'CENTER_PROVIDER', 'COMMUNITY'],
  ['center-2', 'Early learning center 2', 'Centro de aprendizaje temprano 2', 'CENTER_PROVIDER', 'COMMUNITY'],
  ['home-1', 'Family child care home 1', 'Hogar de cuidado infantil 1', 'HOME_PROVIDER', 'COMMUNITY'],
  ['home-2', 'Family child care home 2', 'Hogar de cuidado infantil 2', 'HOME_PROVIDER', 'COMMUNITY'],
  ['clinic-1', 'Community health center 1', 'Centro de salud comunitario 1', 'HEALTH', 'COMMUNITY'],
  ['clinic-2', 'Community health center 2', 'Centro de salud comunitario 2', 'HEALTH', 'COMMUNITY'],
  ['pediatrics', 'Children’s clinic', 'Clínica infantil', 'HEALTH', 'COMMUNITY'],
  ['foundation', 'Neighborhood foundation', 'Fundación vecinal', 'PHILANTHROPY', 'COMMUNITY'],
  ['workforce', 'Job training center', 'Centro de capacitación laboral', 'WORKFORCE', 'COMMUNITY'],
  ['business', 'Shopkeepers’ association', 'Asociación de comerciantes', 'BUSINESS', 'COMMUNITY'],
  [
    'family-1',
    'Family support organization 1',
    'Organización de apoyo familiar 1',
    'COMMUNITY_ORGANIZATION',
    'COMMUNITY',
  ],
  [
    'family-2',
    'Family support organization 2',
    'Organización de apoyo familiar 2',
    'COMMUNITY_ORGANIZATION',
    'COMMUNITY',
  ],
  ['parents', 'Parents’ network', 'Red de madres y padres', 'PARENT_CAREGIVER', 'COMMUNITY'],
];

type ProgramLine = readonly [
  key: string,
  organization: string,
  english: string,
  spanish: string,
  licensed: number | null,
  actual: number | null,
  enrolled: number | null,
];

const PROGRAMS: readonly ProgramLine[] = [
  ['home-visits', 'clinic-1', 'Home visits for new families', 'Visitas a domicilio para familias nuevas', 80, 72, 65],
  ['checkup-mornings', 'clinic-2', 'Play and checkup mornings', 'Mañanas de juego y chequeo', 40, 40, 33],
  ['toddler-groups', 'pediatrics', 'Toddler groups', 'Grupos de niños pequeños', 48, 36, 36],
  ['preschool-1', 'center-1', 'Preschool rooms', 'Salones de preescolar', 90, 78, 74],
  ['infants-2', 'center-2', 'Infant and toddler rooms', 'Salones de bebés y niños pequeños', 64, 44, 43],
  [
    'home-care-1',
    'home-1',
    'Care in a home, early and late hours',
    'Cuidado en un hogar, horario temprano y tardío',
    9,
    8,
    8,
  ],
  ['story-times', 'library', 'Saturday story times', 'Horas de cuento del sábado', null, 60, 51],
  [
    'coaching',
    'college',
    'Classroom coaching for educators',
    'Acompañamiento en el aula para educadores',
    null,
    30,
    24,
  ],
];

/** The city's own department, which the record keeps as an organization. */
export const CITY_DEPARTMENT = 'org-hartford-dfcyr';

/** The id of an organization of the sample year, or of the city's department. */
export function organizationId(book: Book, key: string): string {
  return key === 'department' ? CITY_DEPARTMENT : book.id('Organization', key);
}

export function organizations(book: Book): void {
  for (const [key, english, spanish, sector, side] of ORGANIZATIONS) {
    book.add('department', 'Organization', key, { name: en(english, spanish), sector, side, provenance: SAMPLE });
  }
  const asOf = book.year.day([-6, 'MON']);
  for (const [key, organization, english, spanish, capacityLicensed, capacityActual, enrolled] of PROGRAMS) {
    const figures = { capacityLicensed, capacityActual, enrolled, asOf };
    const properties = { name: en(english, spanish), organizationId: organizationId(book, organization), ...figures };
    book.add('department', 'Program', key, { ...properties, provenance: SAMPLE });
  }
}
