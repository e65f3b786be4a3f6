import { type Condition, EVERY_ROW, rowById, rowsBy, rowsWhere } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Goal, Indicator, type IndicatorKind, type Outcome } from '../entities/indicator';
import { IndicatorPoint } from '../entities/indicator-point';

const BY_NAME = [
  { expression: "COALESCE(item.name ->> 'en', item.name ->> 'es')", direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

/** Points without days first, so that none of them is taken for the latest; what was said last of a period last. */
const OLDEST_FIRST = [
  { expression: "COALESCE(item.end, item.start, '-infinity')", direction: 'ASC' },
  { expression: "COALESCE(item.asOf, '-infinity')", direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

/** What a list of indicators is narrowed by; null leaves a property open. */
export interface IndicatorFilter {
  readonly kind: IndicatorKind | null;
  readonly core: boolean | null;
  readonly outcome: Outcome | null;
}

/** Indicators, their points and the goals that they measure are public. */
export function indicatorLoaders({ manager }: RequestScope) {
  return {
    indicator: rowById(manager, Indicator),
    goal: rowById(manager, Goal),
    /** All points of an indicator, of every kind and breakdown, oldest first. */
    pointsOfIndicator: rowsBy(manager, IndicatorPoint, 'indicatorId', undefined, OLDEST_FIRST),
    indicatorsOfGoal: rowsBy(manager, Indicator, 'goalIds', undefined, BY_NAME),
    performanceOfProgram: rowsBy(manager, Indicator, 'programId', { sql: "item.kind = 'PERFORMANCE'" }, BY_NAME),
    indicatorsLike: (filter: IndicatorFilter): Promise<Indicator[]> =>
      rowsWhere(manager, Indicator, equalling(filter), BY_NAME).getMany(),
    allGoals: (): Promise<Goal[]> => rowsWhere(manager, Goal, EVERY_ROW, BY_NAME).getMany(),
  };
}

function equalling(filter: IndicatorFilter): Condition {
  const given = Object.entries(filter).filter(([, value]) => value !== null);
  const sql = ['true', ...given.map(([property]) => `item.${property} = :${property}`)].join(' AND ');
  return { sql, parameters: Object.fromEntries(given) };
}
