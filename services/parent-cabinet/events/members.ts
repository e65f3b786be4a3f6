import type { NewEvent } from '../../../platform/events/transaction';
import type { Consent } from '../entities/consent';
import type { ParentMember } from '../entities/parent-member';
import { event, UNDATED } from './event';

/*
 * Nothing of a parent leaves by an event, neither as payload nor as a tag nor as a date, since a consent withdrawn could
 * not call it back: readers ask this service.
 */

type Seat = Pick<ParentMember, 'id' | 'version' | 'cabinetId'>;

export function parentSeated(row: Seat): NewEvent {
  return ofSeat('ParentSeated', row);
}

export function parentSeatEnded(row: Seat): NewEvent {
  return ofSeat('ParentSeatEnded', row);
}

function ofSeat(type: string, { id, version, cabinetId }: Seat): NewEvent {
  return event({
    type,
    subject: `ParentMember:${id}`,
    version,
    touched: ['ParentMember', `ParentMember:${id}`, `ParentCabinet:${cabinetId}`],
    payload: { cabinetId },
    at: UNDATED,
  });
}

/** Of a row that a dataset brings. */
export function consentRecorded({ memberId }: Consent): NewEvent {
  return ofConsent('ConsentSet', memberId, 1);
}

export function consentSet({ id, version }: Seat): NewEvent {
  return ofConsent('ConsentSet', id, version);
}

export function consentWithdrawn({ id, version }: Seat): NewEvent {
  return ofConsent('ConsentWithdrawn', id, version);
}

function ofConsent(type: string, memberId: string, version: number): NewEvent {
  return event({
    type,
    subject: `ParentMember:${memberId}`,
    version,
    touched: ['ParentMember', `ParentMember:${memberId}`],
    payload: {},
    at: UNDATED,
  });
}
