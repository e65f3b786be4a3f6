import { bodiesOf, holds, holdsIn, type Viewer } from '../../../platform/auth/viewer';
import { anyOf, type Condition, EVERY_ROW } from '../../../platform/loaders/rows';
import type { ActionItem } from '../entities/action-item';

/**
 * Everybody sees that a task is there, with title, organization and status. Whose it is, its days, its strategy and its
 * meeting are for the group's own people, its owner, department staff and members of the Mayor's Cabinet. A list that is
 * narrowed or sorted by one of these, or reached by its owner, takes `seenWhole` into its condition, since what it leaves
 * out tells too. What a meeting agreed, and what serves a strategy, everybody may list.
 */
export function seesWhole(viewer: Viewer, item: Pick<ActionItem, 'groupId' | 'ownerId'>): boolean {
  if (seesEveryTask(viewer) || holdsIn(viewer, item.groupId)) return true;
  return viewer.person !== null && item.ownerId === viewer.person;
}

/** The tasks of which `seesWhole` is true. */
export function seenWhole(viewer: Viewer): Condition {
  if (seesEveryTask(viewer)) return EVERY_ROW;
  const own: Condition[] = [];
  const groups = bodiesOf(viewer);
  if (groups.length > 0) own.push({ sql: 'item.groupId = ANY(:groups)', parameters: { groups } });
  const self = viewer.person;
  if (self !== null) own.push({ sql: 'item.ownerId = :self', parameters: { self } });
  return anyOf(...own);
}

function seesEveryTask(viewer: Viewer): boolean {
  return holds(viewer, 'STAFF', 'CABINET_MEMBER');
}
