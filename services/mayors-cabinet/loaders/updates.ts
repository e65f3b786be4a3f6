import type { EntityManager } from 'typeorm';
import type { LogEntry } from '../../../platform/events/entry';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Motion } from '../entities/motion';
import { Recommendation } from '../entities/recommendation';
import { idOf, isOfMotion, isStep } from '../events/updates';

type Select = (entries: readonly LogEntry[]) => Promise<readonly LogEntry[]>;

/** Steps of one recommendation, of those of some author bodies, or of all; null means all. */
export function selectSteps(
  { manager }: RequestScope,
  { recommendation, from }: { readonly recommendation?: string | null; readonly from?: readonly string[] | null },
): Select {
  return async (entries) => {
    const steps = entries.filter(isStep).filter((entry) => !recommendation || idOf(entry) === recommendation);
    if (!from || steps.length === 0) return steps;
    const known = await idsWhere(manager, Recommendation, steps, 'item.from_id = ANY(:wanted)', [...from]);
    return steps.filter((entry) => known.has(idOf(entry)));
  };
}

/** Motions of one meeting or of all, and the votes on them. */
export function selectVotes({ manager }: RequestScope, { meeting }: { readonly meeting?: string | null }): Select {
  return async (entries) => {
    const ofMotions = entries.filter(isOfMotion);
    if (!meeting || ofMotions.length === 0) return ofMotions;
    const known = await idsWhere(manager, Motion, ofMotions, 'item.meeting_id = ANY(:wanted)', [meeting]);
    return ofMotions.filter((entry) => known.has(idOf(entry)));
  };
}

/** Of the rows that events happened to, those of which a condition is true; in one statement. */
async function idsWhere(
  manager: EntityManager,
  entity: new () => { id: string },
  entries: readonly LogEntry[],
  condition: string,
  wanted: readonly string[],
): Promise<Set<string>> {
  const rows = await manager
    .createQueryBuilder(entity, 'item')
    .select('item.id', 'id')
    .where('item.id = ANY(:ids)', { ids: entries.map(idOf) })
    .andWhere(condition, { wanted })
    .getRawMany<{ id: string }>();
  return new Set(rows.map(({ id }) => id));
}
