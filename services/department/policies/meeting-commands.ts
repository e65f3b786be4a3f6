import { holds, holdsIn, type Viewer } from '../../../platform/auth/viewer';
import { HubError } from '../../../platform/errors';
import type { Body } from '../entities/body';

/** Who may change a meeting; staff also of other bodies than the department where `staff` is among them. */
export type MeetingRight = 'co-chair, staff, clerk' | 'co-chair, clerk';

/** What of a body decides on rights. */
export type BodyOfMeeting = Pick<Body, 'id' | 'kind'>;

/**
 * Refuses who may not do this with a meeting. A co-chair may in their own body, the clerk in the matters of the Cabinet,
 * and in the department's own meetings staff stand for the co-chair. Of a joint meeting, each of its bodies counts.
 * @param bodies of the meeting, joint ones included
 * @throws HubError FORBIDDEN; of the public, a command asks for a token before it begins
 */
export function requireMeetingRight(viewer: Viewer, right: MeetingRight, bodies: readonly BodyOfMeeting[]): void {
  if (bodies.some((body) => mayChange(viewer, right, body))) return;
  throw new HubError('FORBIDDEN', `This is for ${right} of the body concerned.`);
}

function mayChange(viewer: Viewer, right: MeetingRight, { id, kind }: BodyOfMeeting): boolean {
  if (holdsIn(viewer, id, 'CO_CHAIR')) return true;
  if (holds(viewer, 'CLERK') && kind === 'MAYORS_CABINET') return true;
  if (!holds(viewer, 'STAFF')) return false;
  return right === 'co-chair, staff, clerk' || kind === 'DEPARTMENT' || kind === 'DIVISION';
}
