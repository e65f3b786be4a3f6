import type { Book } from './book';
import { PARENTS, personId } from './people';
import type { Week } from './sample-year';
import { SAMPLE } from './texts';

const CABINET = 'parent-cabinet';

type Role = 'CHAIR' | 'MEMBER' | 'AMBASSADOR';
type Field = 'NAME' | 'ROLE' | 'TERM' | 'LIAISON';

interface SampleParent {
  readonly languages: readonly string[];
  readonly role?: Role;
  readonly liaisonTo?: string;
  readonly consents?: readonly Field[];
  /** Consents that were given and taken back. */
  readonly withdrawn?: readonly Field[];
  readonly from?: Week;
  readonly to?: Week;
}

const ALL: readonly Field[] = ['NAME', 'ROLE', 'TERM', 'LIAISON'];

/** Parents in the order of their numbers. What they speak is counted, and shown for nobody. */
const SEATED: readonly SampleParent[] = [
  { languages: ['es', 'en'], role: 'CHAIR', consents: ALL },
  { languages: ['es'], consents: ['NAME', 'ROLE'], liaisonTo: 'wg-infant-toddler' },
  { languages: ['en'], role: 'AMBASSADOR', consents: ['NAME', 'ROLE', 'LIAISON'], liaisonTo: 'wg-language-literacy' },
  { languages: ['es', 'en'], role: 'AMBASSADOR', consents: ['ROLE'] },
  { languages: ['pt', 'en'], role: 'AMBASSADOR', consents: ['NAME', 'TERM'] },
  { languages: ['en'], withdrawn: ['NAME', 'ROLE'] },
  { languages: ['es'], consents: ['ROLE', 'TERM'], withdrawn: ['NAME'] },
  { languages: ['es', 'en'], consents: ['NAME', 'ROLE', 'LIAISON'], liaisonTo: 'wg-mental-health' },
  { languages: ['ht', 'en'], consents: ['ROLE'] },
  { languages: ['en'], consents: ['NAME', 'ROLE'], to: [-22, 'FRI'] },
  { languages: ['es'] },
  { languages: ['es', 'en'], consents: ['NAME'] },
  { languages: ['pt'] },
  { languages: ['es'], consents: ['NAME', 'ROLE', 'LIAISON'], liaisonTo: 'mayors-cabinet' },
  { languages: ['en'] },
  { languages: ['es'], consents: ['ROLE'] },
  { languages: ['en', 'es'] },
  { languages: ['es'], from: [-30, 'MON'] },
  { languages: ['en'], from: [-30, 'MON'], consents: ['NAME', 'ROLE'] },
  { languages: ['ht'], from: [-21, 'MON'] },
  { languages: ['en'], from: [-21, 'MON'] },
  { languages: ['es'], from: [-21, 'MON'], consents: ['TERM'] },
  { languages: ['pt', 'es'] },
  { languages: ['en', 'es'], consents: ['NAME', 'ROLE'] },
  { languages: ['es'] },
  { languages: ['en'], to: [-35, 'FRI'] },
];

/** Parents, each by the name that they chose (here: a number), and the liaison who works for them. */
export function parents(book: Book): void {
  if (SEATED.length !== PARENTS) throw new Error('Every parent of the directory needs a seat');
  SEATED.forEach((parent, index) => seat(book, parent, index + 1));
  book.add(CABINET, 'ParentMember', 'staff-liaison', {
    cabinetId: CABINET,
    personId: personId(book, 'staff-liaison-4'),
    displayName: 'Staff liaison 4',
    role: 'STAFF_LIAISON',
    from: book.year.day([-55, 'MON']),
    languages: [],
    provenance: SAMPLE,
  });
}

function seat(book: Book, { languages, role = 'MEMBER', liaisonTo, ...parent }: SampleParent, number: number): void {
  const { consents = [], withdrawn = [], from = [-55, 'MON'], to } = parent;
  const memberId = book.add(CABINET, 'ParentMember', `parent-${number}`, {
    cabinetId: CABINET,
    personId: personId(book, `parent-${number}`),
    displayName: `Parent member ${number}`,
    role,
    from: book.year.day(from),
    to: to ? book.year.day(to) : null,
    liaisonToId: liaisonTo ?? null,
    languages,
    provenance: SAMPLE,
  });
  const givenOn = book.year.day([from[0] + 1, 'THU']);
  for (const field of consents) book.add(CABINET, 'Consent', `parent-${number}/${field}`, { memberId, field, givenOn });
  for (const field of withdrawn) {
    const withdrawnOn = book.year.day([-12, 'MON']);
    book.add(CABINET, 'Consent', `parent-${number}/${field}/withdrawn`, { memberId, field, givenOn, withdrawnOn });
  }
}
