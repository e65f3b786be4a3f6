import type { EntityManager } from 'typeorm';
import { PageLoader, type PagedList, type SortKey } from '../../../platform/loaders/pages';
import { allOf, type Condition, rowById, rowsBy } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { type RecommendationOrder, type Stage, STAGES } from '../domain/values';
import { CabinetResponse, Decision, ReportBack } from '../entities/answer';
import { Endorsement, Recommendation, StageChange } from '../entities/recommendation';
import { visibleRecommendations } from '../policies/records';
import { DAYS_WAITING } from './waiting-sql';

/** Which recommendations a list holds; what is null or left out does not narrow it. */
export interface RecommendationFilter {
  readonly stage?: readonly Stage[] | null;
  /** Author bodies. */
  readonly from?: readonly string[] | null;
  readonly minDaysWaiting?: number | null;
}

const BY_ID: SortKey = { expression: 'item.id', type: 'text', direction: 'DESC' };
const NEWEST_FIRST: readonly SortKey[] = [
  { expression: 'item.submittedAt', type: 'timestamptz', direction: 'DESC' },
  BY_ID,
];

const ORDERS: Readonly<Record<RecommendationOrder, readonly SortKey[]>> = {
  NEWEST_FIRST,
  LONGEST_WAITING_FIRST: [
    { expression: DAYS_WAITING, type: 'int', direction: 'DESC' },
    { expression: 'item.submittedAt', type: 'timestamptz', direction: 'ASC' },
    { ...BY_ID, direction: 'ASC' },
  ],
  LAST_MOVED_FIRST: [{ expression: 'item.stageSince', type: 'timestamptz', direction: 'DESC' }, BY_ID],
};

/** A list of recommendations, for the page loaders below. */
export function recommendationList(
  { viewer, today }: RequestScope,
  filter: RecommendationFilter,
  order: RecommendationOrder,
): PagedList {
  const { sql, parameters } = allOf(visibleRecommendations(viewer), ...narrowing(filter));
  return { where: { sql, parameters: { ...parameters, today } }, sort: ORDERS[order] };
}

function narrowing({ stage, from, minDaysWaiting }: RecommendationFilter): Condition[] {
  const conditions: Condition[] = [];
  if (stage) conditions.push({ sql: 'item.stage = ANY(:stages)', parameters: { stages: stage } });
  if (from) conditions.push({ sql: 'item.fromId = ANY(:authors)', parameters: { authors: from } });
  if (typeof minDaysWaiting === 'number') {
    conditions.push({ sql: `${DAYS_WAITING} >= :minDaysWaiting`, parameters: { minDaysWaiting } });
  }
  return conditions;
}

interface Count {
  readonly stage: Stage;
  readonly count: number;
}

/** How many recommendations of some author bodies, or of all, stand in each stage; stages without any included. */
export async function countByStage(scope: RequestScope, from: readonly string[] | null): Promise<Count[]> {
  const { sql, parameters } = allOf(visibleRecommendations(scope.viewer), ...narrowing({ from }));
  const rows: { stage: Stage; count: string }[] = await scope.manager
    .createQueryBuilder(Recommendation, 'item')
    .select('item.stage', 'stage')
    .addSelect('count(*)', 'count')
    .where(sql, parameters)
    .groupBy('item.stage')
    .getRawMany();
  const counts = new Map(rows.map((row) => [row.stage, Number(row.count)]));
  return STAGES.map((stage) => ({ stage, count: counts.get(stage) ?? 0 }));
}

/** Recommendations, by themselves and by all that they are linked with. */
export function recommendationLoaders({ manager, viewer }: RequestScope) {
  const where = visibleRecommendations(viewer);
  const by = (column: 'number' | 'fromStrategyId' | 'fromPriorityId' | 'indicatorIds' | 'relatedIds') =>
    rowsBy(manager, Recommendation, column, where, NEWEST_FIRST);
  return {
    recommendation: rowById(manager, Recommendation, where),
    recommendationByNumber: by('number'),
    recommendationsOfStrategy: by('fromStrategyId'),
    recommendationsOfPriority: by('fromPriorityId'),
    recommendationsCiting: by('indicatorIds'),
    /** Those that name a recommendation as related. */
    recommendationsRelatedTo: by('relatedIds'),
    /** Pages of one author body's; the parent is its id. */
    recommendationsOfBody: new PageLoader(manager, Recommendation, 'item.fromId = parent.key'),
    /** Pages of all; the parent is whatever. */
    recommendations: new PageLoader(manager, Recommendation, 'true'),
  };
}

/** What hangs on one recommendation, each by the recommendation's id. */
export function lifeLoaders({ manager }: RequestScope) {
  return {
    history: rowsBy(manager, StageChange, 'recommendationId', undefined, [
      { expression: 'item.position', direction: 'ASC' },
    ]),
    endorsements: rowsBy(manager, Endorsement, 'recommendationId', undefined, [
      { expression: 'item.at', direction: 'ASC' },
      { expression: 'item.id', direction: 'ASC' },
    ]),
    decision: onlyOne(manager, Decision),
    response: onlyOne(manager, CabinetResponse),
    reportBack: onlyOne(manager, ReportBack),
  };
}

/** Rows of which a recommendation has one at most. */
function onlyOne<T extends { id: string; recommendationId: string }>(manager: EntityManager, entity: new () => T) {
  const rows = rowsBy<T>(manager, entity, 'recommendationId' as Extract<keyof T, string>);
  return { load: async (recommendation: string): Promise<T | null> => (await rows.load(recommendation)).at(0) ?? null };
}
