import { holds, type Viewer } from '../../../platform/auth/viewer';
import { HubError } from '../../../platform/errors';

/** @throws HubError FORBIDDEN for anybody but the department's staff */
export function requireStaff(viewer: Viewer): void {
  if (!holds(viewer, 'STAFF')) throw new HubError('FORBIDDEN', 'This is for the staff of the department.');
}
