import type { NewEvent } from '../../../platform/events/transaction';
import type { Body } from '../entities/body';
import { dayStart, entities, entity, event } from './event';

/** A body came into the registry. */
export function bodyRegistered(row: Body, at = dayStart(row.validFrom)): NewEvent {
  return ofBody('BodyRegistered', row, at);
}

/** It was renamed, ended or rewired. @param row as the change leaves it */
export function bodyUpdated(row: Body, at: Date): NewEvent {
  return ofBody('BodyUpdated', row, at);
}

function ofBody(type: string, row: Body, at: Date): NewEvent {
  return event({
    type,
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
    at,
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedBodies = { Body: bodyRegistered };
