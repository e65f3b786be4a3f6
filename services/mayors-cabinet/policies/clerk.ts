import { holds, type Viewer } from '../../../platform/auth/viewer';
import { HubError } from '../../../platform/errors';

/** @throws HubError FORBIDDEN for anybody but the Cabinet's clerk or liaison */
export function requireClerk(viewer: Viewer): void {
  if (!holds(viewer, 'CLERK')) throw new HubError('FORBIDDEN', 'This is for the clerk of the Cabinet.');
}
