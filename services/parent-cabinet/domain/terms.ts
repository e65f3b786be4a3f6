import type { Condition } from '../../../platform/loaders/rows';

/** Members who sit on that day. Both ends of a term belong to it; an end that is not known is taken as open. */
export function seatedOn(day: string): Condition {
  const sql = '(item.from IS NULL OR item.from <= :seatedOn) AND (item.to IS NULL OR item.to >= :seatedOn)';
  return { sql, parameters: { seatedOn: day } };
}
