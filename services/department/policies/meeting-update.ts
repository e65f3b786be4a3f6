import type { Viewer } from '../../../platform/auth/viewer';
import { anyOf, type Condition } from '../../../platform/loaders/rows';
import type { MeetingUpdate } from '../events/meeting-updates';
import { AGENDA_PUBLISHED } from './agenda-item';
import { meetingsSeenInPreparation } from './meeting';

/** Who is told of a change of a meeting. */
export type Audience = 'EVERYBODY' | 'WHO_PREPARES_IT' | 'WHO_SEES_THE_AGENDA' | 'WHO_SEES_THE_DOCUMENT';

/**
 * Who is told, for ever: that an agenda was changed before it was public stays with those who prepared it, so that whoever
 * comes back later gets what they would have got then. A document shows itself as it is seen now.
 */
export function audienceOf({ kind, published, ofDataset }: MeetingUpdate): Audience {
  switch (kind) {
    case 'MINUTES_DRAFTED':
      return 'WHO_PREPARES_IT';
    case 'AGENDA_CHANGED':
      if (ofDataset) return 'WHO_SEES_THE_AGENDA';
      return published ? 'EVERYBODY' : 'WHO_PREPARES_IT';
    case 'DOCUMENT_ADDED':
      return 'WHO_SEES_THE_DOCUMENT';
    default:
      return 'EVERYBODY';
  }
}

/**
 * Updates of which the viewer is told: rows of `given`, beside their `meeting`, and as `item` their document where the
 * viewer sees it.
 */
export function meetingUpdateVisible(viewer: Viewer): Condition {
  const prepares = meetingsSeenInPreparation(viewer, 'meeting');
  const seesAgenda = anyOf(AGENDA_PUBLISHED, prepares);
  const sql = `CASE given.audience
    WHEN 'EVERYBODY' THEN true
    WHEN 'WHO_PREPARES_IT' THEN (${prepares.sql})
    WHEN 'WHO_SEES_THE_AGENDA' THEN (${seesAgenda.sql})
    WHEN 'WHO_SEES_THE_DOCUMENT' THEN item.id IS NOT NULL
    ELSE false END`;
  return { sql, parameters: prepares.parameters };
}
