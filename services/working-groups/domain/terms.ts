import { ifAsked } from '../../../platform/loaders/filters';
import type { Condition } from '../../../platform/loaders/rows';

/** Members who sit on that day. Both ends of a term belong to it; an end that is not known is taken as open. */
export function seatedOn(day: string): Condition {
  const sql = '(item.from IS NULL OR item.from <= :seatedOn) AND (item.to IS NULL OR item.to >= :seatedOn)';
  return { sql, parameters: { seatedOn: day } };
}

/** The filter `active`: groups whose body is there on that day, its last day included, or those that ended before. */
export function activeOn(day: string, active: boolean | null | undefined): Condition {
  const there = 'item.endedOn IS NULL OR item.endedOn >= :activeOn';
  const over = 'item.endedOn < :activeOn';
  return ifAsked(active, (wanted) => ({ sql: wanted ? there : over, parameters: { activeOn: day } }));
}
