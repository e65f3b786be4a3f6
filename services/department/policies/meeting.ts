import { bodiesOf, holds, type Viewer } from '../../../platform/auth/viewer';
import { type Condition, EVERY_ROW, NO_ROW } from '../../../platform/loaders/rows';

/** A meeting is public from SCHEDULED on, and nothing is stored of one before that. */
export const MEETING_VISIBLE: Condition = EVERY_ROW;

/**
 * Ids of the bodies that the viewer belongs to, as an SQL list; null when there are none. A Cabinet member belongs to the
 * Mayor's Cabinet.
 */
export function ownBodies(viewer: Viewer): Condition | null {
  const bodies = bodiesOf(viewer);
  const sitsOnCabinet = holds(viewer, 'CABINET_MEMBER');
  if (bodies.length === 0 && !sitsOnCabinet) return null;
  const cabinet = sitsOnCabinet ? ` || ARRAY(SELECT body.id FROM body WHERE body.kind = 'MAYORS_CABINET')` : '';
  return { sql: `(CAST(:ownBodies AS text[])${cabinet})`, parameters: { ownBodies: bodies } };
}

/**
 * Meetings of the bodies that the viewer belongs to, joint ones included.
 * @param meeting how the query calls the meeting's row
 */
export function meetingsOfOwnBodies(viewer: Viewer, meeting: string): Condition {
  const own = ownBodies(viewer);
  if (own === null) return NO_ROW;
  return {
    sql: `${meeting}.body_id = ANY(${own.sql}) OR ${meeting}.joint_with_ids && ${own.sql}`,
    parameters: own.parameters,
  };
}

/**
 * Meetings of which the viewer sees what is not public yet: the agenda before publication, the minutes before posting.
 * The body's own people do, department staff and the clerk.
 * @param meeting how the query calls the meeting's row
 */
export function meetingsSeenInPreparation(viewer: Viewer, meeting: string): Condition {
  return holds(viewer, 'STAFF', 'CLERK') ? EVERY_ROW : meetingsOfOwnBodies(viewer, meeting);
}
