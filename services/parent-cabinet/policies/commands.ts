import { holdsIn, type Role, type Viewer } from '../../../platform/auth/viewer';
import { HubError } from '../../../platform/errors';

/** As what somebody may do something in the Parent Cabinet, in words. */
export type ParentRight =
  | 'chair'
  | 'staff liaison'
  | 'chair, staff liaison'
  | 'chair, ambassador, staff liaison'
  | 'members, chair, ambassador, staff liaison';

const ROLES: Readonly<Record<ParentRight, readonly Role[]>> = {
  chair: ['CO_CHAIR'],
  'staff liaison': ['STAFF_LIAISON'],
  'chair, staff liaison': ['CO_CHAIR', 'STAFF_LIAISON'],
  'chair, ambassador, staff liaison': ['CO_CHAIR', 'AMBASSADOR', 'STAFF_LIAISON'],
  'members, chair, ambassador, staff liaison': ['MEMBER', 'CO_CHAIR', 'AMBASSADOR', 'STAFF_LIAISON'],
};

export function hasRight(viewer: Viewer, cabinet: string, right: ParentRight): boolean {
  return holdsIn(viewer, cabinet, ...ROLES[right]);
}

/** @throws HubError FORBIDDEN */
export function requireRight(viewer: Viewer, cabinet: string, right: ParentRight): void {
  if (!hasRight(viewer, cabinet, right))
    throw new HubError('FORBIDDEN', `In the Parent Cabinet this is for: ${right}.`);
}
