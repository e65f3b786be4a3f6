import type { Book } from './book';
import { organizationOf, personId } from './people';
import type { Week } from './sample-year';
import { SAMPLE } from './texts';

type Role = 'CO_CHAIR' | 'MEMBER' | 'STAFF_LIAISON' | 'GUEST';
type Line = readonly [person: string, role: Role, from: Week, to?: Week];

const FROM_THE_START: Week = [-56, 'MON'];

const member = (person: string, from: Week = FROM_THE_START, to?: Week): Line => [person, 'MEMBER', from, to];
const coChair = (person: string): Line => [person, 'CO_CHAIR', FROM_THE_START];
const staffLiaison = (person: string): Line => [person, 'STAFF_LIAISON', FROM_THE_START];

/** Who sits where. Members 4, 7 and 11 sit with two groups; no group has every sector. */
export const MEMBERS: Readonly<Record<string, readonly Line[]>> = {
  'wg-infant-toddler': [
    coChair('co-chair-1'),
    coChair('co-chair-2'),
    member('member-1'),
    member('member-2'),
    member('member-3'),
    member('member-4'),
    member('member-5'),
    member('member-6'),
    member('member-7'),
    member('member-8', [-30, 'MON']),
    member('member-9', FROM_THE_START, [-20, 'FRI']),
    staffLiaison('staff-liaison-1'),
    ['guest-1', 'GUEST', [-10, 'MON']],
  ],
  'wg-mental-health': [
    coChair('co-chair-3'),
    coChair('co-chair-4'),
    member('member-7'),
    member('member-10'),
    member('member-11'),
    member('member-12'),
    member('member-13'),
    member('member-14'),
    member('member-15', [-40, 'MON']),
    staffLiaison('staff-liaison-2'),
  ],
  'wg-language-literacy': [
    coChair('co-chair-5'),
    coChair('co-chair-6'),
    member('member-4'),
    member('member-11'),
    member('member-16'),
    member('member-17'),
    member('member-18'),
    member('member-19'),
    member('member-20', [-26, 'MON']),
    staffLiaison('staff-liaison-3'),
  ],
};

export function groupMembers(book: Book): void {
  for (const [group, lines] of Object.entries(MEMBERS)) {
    for (const [person, role, from, to] of lines) {
      book.add('working-groups', 'WorkingGroupMember', `${group}/${person}`, {
        groupId: group,
        personId: personId(book, person),
        organizationId: organizationOf(book, person),
        role,
        from: book.year.day(from),
        to: to ? book.year.day(to) : null,
        provenance: SAMPLE,
      });
    }
  }
}
