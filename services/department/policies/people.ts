import { bodiesOf, holds, type Viewer } from '../../../platform/auth/viewer';

/** The directory is for those who seat people: staff, the clerk, and co-chairs and staff liaisons of any body. */
export function mayFindPeople(viewer: Viewer): boolean {
  return holds(viewer, 'STAFF', 'CLERK') || bodiesOf(viewer, 'CO_CHAIR', 'STAFF_LIAISON').length > 0;
}
