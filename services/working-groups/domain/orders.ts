import type { SortKey } from '../../../platform/loaders/pages';

/** Tasks by their day, those without one last. Only for tasks of which the viewer sees the day. */
export const SOONEST_DUE_FIRST: readonly SortKey[] = [
  { expression: "COALESCE(item.dueOn, 'infinity')", type: 'date', direction: 'ASC' },
  { expression: 'item.id', type: 'text', direction: 'ASC' },
];

/** By id, which rises with the time at which a row was made, and tells nothing that is not public. */
export const BY_ID: readonly SortKey[] = [{ expression: 'item.id', type: 'text', direction: 'ASC' }];

/** Learnings, the latest day first. */
export const NEWEST_FIRST: readonly SortKey[] = [
  { expression: 'item.on', type: 'date', direction: 'DESC' },
  { expression: 'item.id', type: 'text', direction: 'DESC' },
];
