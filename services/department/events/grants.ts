import type { NewEvent } from '../../../platform/events/transaction';
import type { Grant, GrantAward } from '../entities/grant';
import { entity, event } from './event';

/** Money came. */
export function grantRecorded(row: Grant, at?: Date): NewEvent {
  return event({
    type: 'GrantRecorded',
    subject: entity('Grant', row.id),
    touched: [entity('Grant', row.id), 'Grant'],
    payload: {
      name: row.name,
      funder: row.funder,
      fiscalYear: row.fiscalYear,
      total: row.total,
      origin: row.provenance.origin,
    },
    at,
  });
}

/** Somebody was given a part of it. */
export function grantAwarded(row: GrantAward, at?: Date): NewEvent {
  return event({
    type: 'GrantAwarded',
    subject: entity('GrantAward', row.id),
    touched: [entity('GrantAward', row.id), entity('Grant', row.grantId), entity('Organization', row.organizationId)],
    payload: { grantId: row.grantId, organizationId: row.organizationId, amount: row.amount, slots: row.slots },
    at,
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedGrants = {
  Grant: (row: Grant) => grantRecorded(row),
  GrantAward: (row: GrantAward) => grantAwarded(row),
};
