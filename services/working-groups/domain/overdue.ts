import { daysBetween } from '../../../platform/clock';
import { ifAsked } from '../../../platform/loaders/filters';
import type { Condition } from '../../../platform/loaders/rows';
import { type ActionStatus, OPEN_STATUSES } from './vocabulary';

interface Task {
  readonly status: ActionStatus;
  readonly dueOn: string | null;
}

/** True while a task is still to be done. */
export function isOpen(status: ActionStatus): boolean {
  return (OPEN_STATUSES as readonly ActionStatus[]).includes(status);
}

/** Days by which an open task is past its day: 0 on the day itself, before it, or once closed; null without a day. */
export function overdueDays(task: Task, today: string): number | null {
  if (task.dueOn === null) return null;
  return isOpen(task.status) ? Math.max(0, daysBetween(task.dueOn, today)) : 0;
}

/** Tasks that are still to be done. */
const OPEN: Condition = { sql: 'item.status = ANY(:openStatuses)', parameters: { openStatuses: OPEN_STATUSES } };

/** The filter `open`: tasks still to be done, or those that are not; null narrows nothing. */
export function openOrClosed(open: boolean | null | undefined): Condition {
  return ifAsked(open, (wanted) => (wanted ? OPEN : { sql: `NOT (${OPEN.sql})`, parameters: OPEN.parameters }));
}

/** Open tasks whose day is past; the same as `overdueDays(…) > 0`. */
export function overdue(today: string): Condition {
  const sql = `${OPEN.sql} AND item.dueOn IS NOT NULL AND item.dueOn < :overdueOn`;
  return { sql, parameters: { ...OPEN.parameters, overdueOn: today } };
}

/** All other tasks. */
export function notOverdue(today: string): Condition {
  const { sql, parameters } = overdue(today);
  return { sql: `NOT (${sql})`, parameters };
}

/** Tasks that were open and past their day on an earlier day too: what was done since then still was to be done. */
export function overdueAsOf(day: string): Condition {
  const sql = `(${OPEN.sql} OR (item.status = 'DONE' AND item.completedOn > :overdueOn)) AND item.dueOn < :overdueOn`;
  return { sql, parameters: { ...OPEN.parameters, overdueOn: day } };
}
