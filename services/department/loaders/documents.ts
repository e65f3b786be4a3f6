import { rowById, rowsBy } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Document } from '../entities/document';
import { documentVisible } from '../policies/document';

const NEWEST_FIRST = [
  { expression: "COALESCE(item.publishedAt, '-infinity')", direction: 'DESC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

/** Documents that the viewer may see. */
export function documentLoaders({ manager, viewer }: RequestScope) {
  const visible = documentVisible(viewer);
  return {
    document: rowById(manager, Document, visible),
    documentsOfBody: rowsBy(manager, Document, 'bodyId', visible, NEWEST_FIRST),
    documentsOfMeeting: rowsBy(manager, Document, 'meetingId', visible, NEWEST_FIRST),
  };
}
