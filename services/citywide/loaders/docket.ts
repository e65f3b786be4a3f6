import type { EntityManager } from 'typeorm';
import { EVERY_ROW, rowsBy, rowsWhere } from '../../../platform/loaders/rows';
import type { Docketed } from '../domain/docket';
import { SeenRecommendation, SeenStep } from '../entities/seen';

/** Of what a body sent up, the history. */
export interface DocketedOf extends Docketed {
  readonly fromId: string | null;
}

/** All that was ever sent up, by two statements. */
export async function wholeDocket(manager: EntityManager): Promise<DocketedOf[]> {
  const [recommendations, steps] = await Promise.all([
    rowsWhere(manager, SeenRecommendation, EVERY_ROW).getMany(),
    rowsWhere(manager, SeenStep, EVERY_ROW, IN_ORDER).getMany(),
  ]);
  const byRecommendation = new Map<string | null, SeenStep[]>(recommendations.map(({ id }) => [id, []]));
  for (const step of steps) byRecommendation.get(step.recommendationId)?.push(step);
  return recommendations.map((each) => ({ ...each, steps: byRecommendation.get(each.id) ?? [] }));
}

const IN_ORDER = [
  { expression: 'item.position', direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

/** The steps of a recommendation, oldest first. */
export const stepsOf = (manager: EntityManager) => rowsBy(manager, SeenStep, 'recommendationId', EVERY_ROW, IN_ORDER);
