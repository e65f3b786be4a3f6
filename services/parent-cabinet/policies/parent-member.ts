import { bodiesOf, holdsIn, type Role, type Viewer } from '../../../platform/auth/viewer';
import { allOf, anyOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { consented, consentedFields } from '../domain/consents';
import { seatedOn } from '../domain/terms';
import { CONSENT_FIELDS, type ConsentField } from '../domain/vocabulary';
import type { Consent } from '../entities/consent';
import type { ParentMember } from '../entities/parent-member';

/**
 * Who sees what of a parent's seat. The Parent Cabinet's own members, chair, ambassadors and staff liaison see every seat
 * with its chosen name, and a parent sees their own. Everybody else, department staff and Cabinet members included, sees
 * what the parent's consents in force allow, now, and for old seats as for new ones.
 */

/** The roles that sit with the parents. */
const WITH_PARENTS: readonly Role[] = ['MEMBER', 'CO_CHAIR', 'AMBASSADOR', 'STAFF_LIAISON'];

type Scope = Pick<RequestScope, 'viewer' | 'today'>;
type Seat = Pick<ParentMember, 'cabinetId' | 'personId'>;

/**
 * The seats held on a day that the viewer may know of. To the public, a parent must have agreed to show something, or to
 * show `needed` where the list itself tells it. Where the term is not shown, the seat is listed as of today alone: as of
 * any other day the list would tell when it began and ended.
 */
export function visibleSeats({ viewer, today }: Scope, day: string, needed: ConsentField | null = null): Condition {
  const dayIsShown = day === today ? EVERY_ROW : consented('TERM', today);
  return allOf(seatedOn(day), anyOf(...ownSeats(viewer), allOf(consented(needed, today), dayIsShown)));
}

function ownSeats(viewer: Viewer): Condition[] {
  const conditions: Condition[] = [];
  const cabinets = bodiesOf(viewer, ...WITH_PARENTS);
  if (cabinets.length > 0) conditions.push({ sql: 'item.cabinetId = ANY(:cabinets)', parameters: { cabinets } });
  const self = viewer.person;
  if (self !== null) conditions.push({ sql: 'item.personId = :self', parameters: { self } });
  return conditions;
}

/** The fields of a seat that the viewer may see, as the consents that cover them are called. */
export function shownFields(
  seat: Seat,
  consents: readonly Consent[],
  { viewer, today }: Scope,
): ReadonlySet<ConsentField> {
  if (knowsOfSeat(seat, viewer)) return EVERY_FIELD;
  return consentedFields(consents, today);
}

const EVERY_FIELD: ReadonlySet<ConsentField> = new Set(CONSENT_FIELDS);

/** Who may know of any seat, whatever its parent agreed to show. */
export function knowsOfSeat(seat: Seat, viewer: Viewer): boolean {
  return holdsIn(viewer, seat.cabinetId, ...WITH_PARENTS) || isThemself(viewer, seat);
}

/** The consents themselves are for the parent and for the staff liaison, who keeps the written agreements. */
export function seesConsents(seat: Seat, viewer: Viewer): boolean {
  return isThemself(viewer, seat) || holdsIn(viewer, seat.cabinetId, 'STAFF_LIAISON');
}

function isThemself(viewer: Viewer, seat: Seat): boolean {
  return viewer.person !== null && viewer.person === seat.personId;
}
