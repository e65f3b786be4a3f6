import { holds, holdsIn, type Viewer } from '../../../platform/auth/viewer';
import { HubError } from '../../../platform/errors';

/** As what somebody may do something in a group, in words. */
export type GroupRight = 'co-chair' | 'co-chair, staff' | 'member' | 'co-chair, staff liaison, staff';

/** Whether somebody may, in that group. */
export function hasRight(viewer: Viewer, group: string, right: GroupRight): boolean {
  if (holdsIn(viewer, group, 'CO_CHAIR')) return true;
  switch (right) {
    case 'co-chair':
      return false;
    case 'co-chair, staff':
      return holds(viewer, 'STAFF');
    case 'member':
      return holdsIn(viewer, group, 'MEMBER');
    case 'co-chair, staff liaison, staff':
      return holdsIn(viewer, group, 'STAFF_LIAISON') || holds(viewer, 'STAFF');
  }
}

/** @throws HubError FORBIDDEN */
export function requireRight(viewer: Viewer, group: string, right: GroupRight): void {
  if (!hasRight(viewer, group, right)) throw new HubError('FORBIDDEN', `In this group that is for: ${right}.`);
}
