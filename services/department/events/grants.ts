import type { NewEvent } from '../../../platform/events/transaction';
import type { Grant, GrantAward } from '../entities/grant';
import { entity, event } from './event';

function grantRecorded(row: Grant): NewEvent {
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
  });
}

function grantAwarded(row: GrantAward): NewEvent {
  return event({
    type: 'GrantAwarded',
    subject: entity('GrantAward', row.id),
    touched: [entity('GrantAward', row.id), entity('Grant', row.grantId), entity('Organization', row.organizationId)],
    payload: { grantId: row.grantId, organizationId: row.organizationId, amount: row.amount, slots: row.slots },
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedGrants = { Grant: grantRecorded, GrantAward: grantAwarded };
