import DataLoader from 'dataloader';
import type { SelectQueryBuilder } from 'typeorm';
import { MAX_BATCH, rowsWhere } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import type { Tally } from '../domain/suppression';
import { seatedOn } from '../domain/terms';
import { ParentMember } from '../entities/parent-member';

/**
 * How many members of a Parent Cabinet speak each language today; who works for it is no member. A parent with two seats
 * counts once. Exact: nothing of it leaves the service before `suppress`.
 */
export function languagesByCabinet({ manager, today }: RequestScope): DataLoader<string, Tally[]> {
  return new DataLoader(
    async (cabinets) => {
      const spoken = await rowsWhere(manager, ParentMember, seatedOn(today), [])
        .andWhere("item.role <> 'STAFF_LIAISON' AND item.cabinetId IN (:...cabinets)", { cabinets })
        .innerJoin(spokenByEach, 'language', 'language.id = item.id')
        .select('item.cabinetId', 'cabinet')
        .addSelect('language.tag', 'language')
        .addSelect('count(DISTINCT COALESCE(item.personId, item.id))::int', 'count')
        .groupBy('item.cabinetId')
        .addGroupBy('language.tag')
        .getRawMany<{ cabinet: string } & Tally>();
      return cabinets.map((cabinet) => spoken.filter((tally) => tally.cabinet === cabinet));
    },
    { maxBatchSize: MAX_BATCH },
  );
}

function spokenByEach(query: SelectQueryBuilder<object>): SelectQueryBuilder<ParentMember> {
  return query.select('speaker.id', 'id').addSelect('unnest(speaker.languages)', 'tag').from(ParentMember, 'speaker');
}
