import DataLoader from 'dataloader';
import { allOf, type Condition, EVERY_ROW, rowById, rowsBy, rowsWhere } from '../../../platform/loaders/rows';
import type { RequestScope } from '../../../platform/subgraph/context';
import { Body } from '../entities/body';

const BY_NAME = [
  { expression: "COALESCE(item.name ->> 'en', item.name ->> 'es')", direction: 'ASC' },
  { expression: 'item.id', direction: 'ASC' },
] as const;

/** Bodies are public; `successor` is by the id of the body that came before. */
export function bodyLoaders({ manager }: RequestScope) {
  return {
    body: rowById(manager, Body),
    bodyBySlug: new DataLoader(async (slugs: readonly string[]) => {
      const rows = await rowsWhere(manager, Body, { sql: 'item.slug IN (:...slugs)', parameters: { slugs } }).getMany();
      return slugs.map((slug) => rows.find((row) => row.slug === slug) ?? null);
    }),
    childrenOfBody: rowsBy(manager, Body, 'parentId', undefined, BY_NAME),
    informersOfBody: rowsBy(manager, Body, 'informsIds', undefined, BY_NAME),
    successorsOfBody: rowsBy(manager, Body, 'predecessorId', undefined, [
      { expression: "COALESCE(item.validFrom, 'infinity')", direction: 'ASC' },
      { expression: 'item.id', direction: 'ASC' },
    ]),
    /** Bodies of these kinds (of any kind when null) that exist on the day; one whose beginning is not known does. */
    bodiesOn: (day: string, kinds: readonly string[] | null): Promise<Body[]> => {
      const ofKinds = kinds === null ? EVERY_ROW : { sql: 'item.kind = ANY(:kinds)', parameters: { kinds } };
      return rowsWhere(manager, Body, allOf(existingOn(day), ofKinds), BY_NAME).getMany();
    },
  };
}

function existingOn(day: string): Condition {
  return {
    sql: '(item.validFrom IS NULL OR item.validFrom <= :day) AND (item.validTo IS NULL OR item.validTo >= :day)',
    parameters: { day },
  };
}
