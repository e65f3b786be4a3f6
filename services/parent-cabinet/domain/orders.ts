import type { SortKey } from '../../../platform/loaders/pages';

/** Priorities, the last raised first; those of no known day last. */
export const LAST_RAISED_FIRST: readonly SortKey[] = [
  { expression: "COALESCE(item.raisedOn, '-infinity')", type: 'date', direction: 'DESC' },
  { expression: 'item.id', type: 'text', direction: 'DESC' },
];

/** Listening sessions, the latest first. */
export const LATEST_FIRST: readonly SortKey[] = [
  { expression: 'item.on', type: 'date', direction: 'DESC' },
  { expression: 'item.id', type: 'text', direction: 'DESC' },
];
