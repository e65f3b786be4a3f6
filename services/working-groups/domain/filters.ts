import { ifAsked } from '../../../platform/loaders/filters';
import { allOf, type Condition } from '../../../platform/loaders/rows';
import type { ActionStatus, MemberRole, StrategyStatus, StrategyType } from './vocabulary';

/** The filters of the lists. */

type Asked<T> = T | null | undefined;

export function withRole(role: Asked<MemberRole>): Condition {
  return ifAsked(role, (role) => ({ sql: 'item.role = :role', parameters: { role } }));
}

export function withStatus(statuses: Asked<readonly (StrategyStatus | ActionStatus)[]>): Condition {
  return ifAsked(statuses, (statuses) => ({ sql: 'item.status = ANY(:statuses)', parameters: { statuses } }));
}

export function ofType(types: Asked<readonly StrategyType[]>): Condition {
  return ifAsked(types, (types) => ({ sql: 'item.strategyType = ANY(:types)', parameters: { types } }));
}

export function strategiesLike(
  statuses: Asked<readonly StrategyStatus[]>,
  types: Asked<readonly StrategyType[]>,
): Condition {
  return allOf(withStatus(statuses), ofType(types));
}

/** Active is what is ACTIVE now: not what is chosen and has not begun, is paused, or is over. */
export function activeStrategies(active: Asked<boolean>): Condition {
  return ifAsked(active, (active) => ({ sql: active ? "item.status = 'ACTIVE'" : "item.status <> 'ACTIVE'" }));
}

export function learnedSince(day: Asked<string>): Condition {
  return ifAsked(day, (since) => ({ sql: 'item.on >= :since', parameters: { since } }));
}
