import type { NewEvent } from '../../../platform/events/transaction';
import type { Document } from '../entities/document';
import { entities, entity, event } from './event';

/**
 * Of a paper that belongs to a meeting, or was not published, the payload tells what kind it is and where it belongs: its
 * title may be of minutes not posted, an agenda not published, a session behind closed doors.
 */
export function documentAdded(row: Document): NewEvent {
  const published = row.meetingId === null && row.publishedAt !== null;
  return event({
    type: 'DocumentAdded',
    subject: entity('Document', row.id),
    touched: [
      entity('Document', row.id),
      'Document',
      ...entities('Meeting', [row.meetingId]),
      ...entities('Body', [row.bodyId]),
      ...entities('Document', [row.replacesId]),
    ],
    payload: {
      kind: row.kind,
      title: published ? row.title : null,
      meetingId: row.meetingId,
      bodyId: row.bodyId,
      replacesId: row.replacesId,
      publishedAt: row.publishedAt,
      origin: row.provenance.origin,
    },
    at: row.publishedAt ?? new Date(0),
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedDocuments = { Document: documentAdded };
