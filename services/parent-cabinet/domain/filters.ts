import { ifAsked } from '../../../platform/loaders/filters';
import { allOf, type Condition } from '../../../platform/loaders/rows';
import type { PriorityStatus } from './vocabulary';

/** The filters of the lists. */

type Asked<T> = T | null | undefined;

export function withStatus(statuses: Asked<readonly PriorityStatus[]>): Condition {
  return ifAsked(statuses, (statuses) => ({ sql: 'item.status = ANY(:statuses)', parameters: { statuses } }));
}

/** Sessions from one day to another, both included. */
export function heldBetween(from: Asked<string>, to: Asked<string>): Condition {
  return allOf(
    ifAsked(from, (heldFrom) => ({ sql: 'item.on >= :heldFrom', parameters: { heldFrom } })),
    ifAsked(to, (heldTo) => ({ sql: 'item.on <= :heldTo', parameters: { heldTo } })),
  );
}
