import type { Book } from './book';
import { organizationId } from './organizations';
import type { Week } from './sample-year';
import { en, SAMPLE } from './texts';

type Line = readonly [
  key: string,
  name: string,
  organization: string,
  title: readonly [english: string, spanish: string],
];

const DIRECTOR = ['Director', 'Dirección'] as const;
const COORDINATOR = ['Coordinator', 'Coordinación'] as const;
const EDUCATOR = ['Early educator', 'Educación temprana'] as const;
const NURSE = ['Nurse', 'Enfermería'] as const;
const LIBRARIAN = ['Children’s librarian', 'Biblioteca infantil'] as const;
const STAFF = ['Staff', 'Personal'] as const;
const FAMILY_WORKER = ['Family worker', 'Trabajo con familias'] as const;

/** People who are known by what they do. Nobody here has a name of their own. */
const PEOPLE: readonly Line[] = [
  ['co-chair-1', 'Co-chair 1', 'clinic-1', DIRECTOR],
  ['co-chair-2', 'Co-chair 2', 'schools', COORDINATOR],
  ['co-chair-3', 'Co-chair 3', 'clinic-2', DIRECTOR],
  ['co-chair-4', 'Co-chair 4', 'city-health', DIRECTOR],
  ['co-chair-5', 'Co-chair 5', 'library', DIRECTOR],
  ['co-chair-6', 'Co-chair 6', 'center-2', DIRECTOR],
  ['member-1', 'Member 1', 'center-1', EDUCATOR],
  ['member-2', 'Member 2', 'home-1', EDUCATOR],
  ['member-3', 'Member 3', 'clinic-2', NURSE],
  ['member-4', 'Member 4', 'library', LIBRARIAN],
  ['member-5', 'Member 5', 'family-1', FAMILY_WORKER],
  ['member-6', 'Member 6', 'state', STAFF],
  ['member-7', 'Member 7', 'pediatrics', NURSE],
  ['member-8', 'Member 8', 'parents', COORDINATOR],
  ['member-9', 'Member 9', 'college', STAFF],
  ['member-10', 'Member 10', 'schools', STAFF],
  ['member-11', 'Member 11', 'family-2', FAMILY_WORKER],
  ['member-12', 'Member 12', 'clinic-1', FAMILY_WORKER],
  ['member-13', 'Member 13', 'center-1', DIRECTOR],
  ['member-14', 'Member 14', 'foundation', STAFF],
  ['member-15', 'Member 15', 'college', COORDINATOR],
  ['member-16', 'Member 16', 'home-2', EDUCATOR],
  ['member-17', 'Member 17', 'schools', EDUCATOR],
  ['member-18', 'Member 18', 'center-2', EDUCATOR],
  ['member-19', 'Member 19', 'family-1', COORDINATOR],
  ['member-20', 'Member 20', 'business', STAFF],
  ['guest-1', 'Guest 1', 'workforce', STAFF],
  ['cabinet-co-chair-1', 'Cabinet co-chair 1', 'department', STAFF],
  ['cabinet-co-chair-2', 'Cabinet co-chair 2', 'schools', STAFF],
  ['cabinet-member-1', 'Cabinet member 1', 'schools', COORDINATOR],
  ['cabinet-member-2', 'Cabinet member 2', 'pediatrics', DIRECTOR],
  ['cabinet-member-3', 'Cabinet member 3', 'center-1', DIRECTOR],
  ['cabinet-member-4', 'Cabinet member 4', 'workforce', DIRECTOR],
  ['designee-1', 'Designee 1', 'department', STAFF],
  ['designee-2', 'Designee 2', 'schools', STAFF],
  ['staff-liaison-1', 'Staff liaison 1', 'department', STAFF],
  ['staff-liaison-2', 'Staff liaison 2', 'department', STAFF],
  ['staff-liaison-3', 'Staff liaison 3', 'department', STAFF],
  ['staff-liaison-4', 'Staff liaison 4', 'department', STAFF],
];

/** How many parents sit in the Parent Cabinet of the sample year. */
export const PARENTS = 26;

const BEFORE_THE_YEAR: Week = [-58, 'MON'];

export function personId(book: Book, key: string): string {
  return book.id('Person', key);
}

export function people(book: Book): void {
  for (const [key, displayName, organization, [english, spanish]] of PEOPLE) {
    const personId = book.add('department', 'Person', key, {
      displayName,
      isPseudonym: true,
      isParent: false,
      provenance: SAMPLE,
    });
    const place = { personId, organizationId: organizationId(book, organization), title: en(english, spanish) };
    book.add('department', 'Affiliation', key, { ...place, from: book.year.day(BEFORE_THE_YEAR) });
  }
  for (let number = 1; number <= PARENTS; number++) {
    book.add('department', 'Person', `parent-${number}`, { isPseudonym: true, isParent: true, provenance: SAMPLE });
  }
}

/** The organization that a person of the directory belongs to. */
export function organizationOf(book: Book, person: string): string {
  const line = PEOPLE.find(([key]) => key === person);
  if (!line) throw new Error(`Nobody in the sample year is called "${person}"`);
  return organizationId(book, line[2]);
}
