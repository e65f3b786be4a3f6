import type { NewEvent } from '../../../platform/events/transaction';
import type { Body } from '../entities/body';
import { dayStart, entities, entity, event } from './event';

function bodyRegistered(row: Body): NewEvent {
  return event({
    type: 'BodyRegistered',
    subject: entity('Body', row.id),
    version: row.version,
    // The other ends of its links answer differently too.
    touched: ['Body', ...entities('Body', [row.id, row.parentId, row.predecessorId, ...row.informsIds])],
    payload: {
      slug: row.slug,
      kind: row.kind,
      name: row.name,
      charge: row.charge,
      parentId: row.parentId,
      informsIds: row.informsIds,
      predecessorId: row.predecessorId,
      validFrom: row.validFrom,
      validTo: row.validTo,
      openMeetingStatus: row.openMeetingStatus,
      quorum: row.quorum,
      origin: row.provenance.origin,
    },
    at: dayStart(row.validFrom),
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedBodies = { Body: bodyRegistered };
