import type { Viewer } from '../../../platform/auth/viewer';
import { ifAsked } from '../../../platform/loaders/filters';
import { allOf, type Condition } from '../../../platform/loaders/rows';
import { notOverdue, overdue } from '../domain/overdue';
import { seenWhole } from './action-item';

/** The filter `overdue`. Being in the list or missing from it tells a task's day, so it has only tasks seen whole. */
export function overdueFor(viewer: Viewer, asked: boolean | null | undefined, today: string): Condition {
  return ifAsked(asked, (wanted) => allOf(seenWhole(viewer), wanted ? overdue(today) : notOverdue(today)));
}
