import { bodiesOf, holds, type Viewer } from '../../../platform/auth/viewer';
import { type Condition, EVERY_ROW, NO_ROW } from '../../../platform/loaders/rows';

/** A meeting is public from SCHEDULED on, and nothing is stored of one before that. */
export const MEETING_VISIBLE: Condition = EVERY_ROW;

/**
 * Meetings of the bodies that the viewer belongs to, joint ones included. A Cabinet member belongs to the Mayor's
 * Cabinet.
 * @param meeting how the query calls the meeting's row
 */
export function meetingsOfOwnBodies(viewer: Viewer, meeting: string): Condition {
  const bodies = bodiesOf(viewer);
  const sitsOnCabinet = holds(viewer, 'CABINET_MEMBER');
  if (bodies.length === 0 && !sitsOnCabinet) return NO_ROW;
  const cabinet = sitsOnCabinet ? ` || ARRAY(SELECT body.id FROM body WHERE body.kind = 'MAYORS_CABINET')` : '';
  const own = `(CAST(:ownBodies AS text[])${cabinet})`;
  return {
    sql: `${meeting}.body_id = ANY(${own}) OR ${meeting}.joint_with_ids && ${own}`,
    parameters: { ownBodies: bodies },
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
