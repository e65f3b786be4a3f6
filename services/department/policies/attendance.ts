import { holds, type Viewer } from '../../../platform/auth/viewer';
import { anyOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';
import { meetingsOfOwnBodies } from './meeting';

/** The roll of the Mayor's Cabinet is public. */
const CABINET_ROLL: Condition = {
  sql: `meeting.body_id IN (SELECT body.id FROM body WHERE body.kind = 'MAYORS_CABINET')`,
};

/**
 * Entries of rolls that the viewer sees by name: the Cabinet's own, those of the viewer's bodies, and all for department
 * staff, Cabinet members and the clerk. Counts are for everybody and not held by this.
 */
export function rollCallVisible(viewer: Viewer): Condition {
  if (holds(viewer, 'STAFF', 'CABINET_MEMBER', 'CLERK')) return EVERY_ROW;
  const { sql, parameters } = anyOf(CABINET_ROLL, meetingsOfOwnBodies(viewer, 'meeting'));
  return { sql: `EXISTS (SELECT 1 FROM meeting WHERE meeting.id = item.meetingId AND (${sql}))`, parameters };
}
